import type { Conversation } from "@chatting/client";

import { AssignMenu } from "../assign/assign_menu.tsx";
import { useAgentState, useClient } from "../session.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { Icon } from "../ui/icon.tsx";
import { useAct } from "../ui/use_act.ts";
import { useWords } from "../words/index.tsx";
import css from "./conversation.module.css";

interface AssigneeProps {
  conversation: Conversation;
  assign: (assignee_id: string | null) => void;
}

/** Who answers a conversation, and the way to give it to somebody else. */
export function Assignee({ conversation, assign }: AssigneeProps) {
  const words = useWords();
  const client = useClient();
  const { act } = useAct();
  const assignee = useAgentState((state) => state.agents[conversation.assignee_id ?? ""]?.agent);
  return (
    <AssignMenu
      label={assignee === undefined ? words.actions.assign : words.list.assigned_to(assignee.name)}
      trigger_class={css.trigger}
      trigger={
        <>
          {assignee === undefined ? (
            <Icon name="unassigned" />
          ) : (
            <Avatar id={assignee.id} name={assignee.name} avatar_id={assignee.avatar_id} size={20} />
          )}
          <span>{assignee?.name ?? words.actions.assign}</span>
        </>
      }
      current={conversation}
      my_key="I"
      assign={assign}
      give_to_team={(team_id) =>
        act("team", () => client.conversations.change("assign_team", { conversation_id: conversation.id, team_id }))
      }
    />
  );
}
