import type { Conversation } from "@chatting/client";

import { useAgentState, useClient } from "../session.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";
import { useAct } from "../ui/use_act.ts";
import { useWords } from "../words/index.tsx";
import css from "./followers.module.css";

/** Who keeps an eye on a conversation, and whether oneself does. */
export function Followers({ conversation: { id, follower_ids } }: { conversation: Conversation }) {
  const words = useWords();
  const client = useClient();
  const agents = useAgentState((state) => state.agents);
  const my_id = useAgentState((state) => state.agent?.id ?? "");
  const { act } = useAct();
  const is_mine = follower_ids.includes(my_id);
  const followers = follower_ids.flatMap((follower_id) => agents[follower_id]?.agent ?? []);
  const toggle = (): void =>
    act("follow", () =>
      client.conversations.change(is_mine ? "unfollow_conversation" : "follow_conversation", { conversation_id: id }),
    );
  return (
    <section className={css.followers}>
      <h3>{words.followers.title}</h3>
      {followers.length === 0 && <p className={css.none}>{words.followers.none}</p>}
      <ul>
        {followers.map(({ id: agent_id, name, avatar_id }) => (
          <li key={agent_id}>
            <Avatar id={agent_id} name={name} avatar_id={avatar_id} size={20} />
            <span dir="auto">{name}</span>
          </li>
        ))}
      </ul>
      <Button icon="eye" aria-pressed={is_mine} onClick={toggle}>
        {is_mine ? words.followers.unfollow : words.followers.follow}
      </Button>
    </section>
  );
}
