import { useAgentState } from "../session.tsx";
import { clock_time, exact_time } from "../times.ts";
import { Avatar } from "../ui/avatar.tsx";
import { class_names } from "../ui/class_names.ts";
import { Icon } from "../ui/icon.tsx";
import { useLanguage } from "../words/index.tsx";
import css from "./message.module.css";
import { MessageBubble } from "./message_bubble.tsx";
import type { Group } from "./thread_blocks.ts";

interface MessageGroupProps {
  group: Group;
  visitor_name: string;
  /** The `client_id`s of those that tell how far they have come. */
  told: ReadonlySet<string>;
}

export function MessageGroup({ group, visitor_name, told }: MessageGroupProps) {
  const { words, locale } = useLanguage();
  const agents = useAgentState((state) => state.agents);
  const { author, is_mine, kind, entries } = group;
  const is_visitor = author.type === "visitor";
  const agent = agents[author.id ?? ""]?.agent ?? author;
  const agent_name = agent.name ?? words.thread.system;
  const name = is_visitor ? visitor_name : is_mine ? words.thread.you : agent_name;
  const first_at = entries[0]?.message.created_at ?? "";

  return (
    <li className={class_names(css.group, !is_visitor && css.ours, kind === "note" && css.note)}>
      {!is_mine && (
        <span className={css.face}>
          <Avatar
            id={author.id ?? author.type}
            name={is_visitor ? author.name : agent_name}
            avatar_id={agent.avatar_id}
            size={28}
          />
        </span>
      )}
      <div className={css.said}>
        <div className={css.meta}>
          {kind === "note" && (
            <span className={css.note_mark}>
              <Icon name="lock" size={12} />
              {words.thread.note}
            </span>
          )}
          <span className={css.author} dir="auto">
            {name}
          </span>
          <time dateTime={first_at} title={exact_time(first_at, locale)}>
            {clock_time(first_at, locale)}
          </time>
        </div>
        {entries.map((entry) => (
          <MessageBubble
            key={entry.message.client_id}
            message={entry.message}
            is_told={told.has(entry.message.client_id)}
            visitor_name={visitor_name}
          />
        ))}
      </div>
    </li>
  );
}
