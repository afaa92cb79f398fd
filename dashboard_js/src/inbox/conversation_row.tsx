import { memo } from "react";

import { FewLabels } from "../labels/few_labels.tsx";
import { PriorityMark } from "../labels/priority_mark.tsx";
import { Link } from "../navigation.tsx";
import type { InboxRoute } from "../router.ts";
import { useAgentState } from "../session.tsx";
import { exact_time, short_time, weekday_and_time } from "../times.ts";
import { Avatar } from "../ui/avatar.tsx";
import { class_names } from "../ui/class_names.ts";
import { Icon } from "../ui/icon.tsx";
import { TypingDots } from "../ui/typing_dots.tsx";
import { useNow } from "../ui/use_now.ts";
import { visitor_label } from "../visitor/visitor_label.ts";
import { useLanguage } from "../words/index.tsx";
import css from "./conversation_row.module.css";
import { preview_of } from "./preview.ts";

export const ConversationRow = memo(function ConversationRow({ id, route }: { id: string; route: InboxRoute }) {
  const { words, locale } = useLanguage();
  const item = useAgentState((state) => state.items[id]);
  const my_id = useAgentState((state) => state.agent?.id ?? "");
  const is_typing = useAgentState((state) => state.typing[id]?.some(({ type }) => type === "visitor") ?? false);
  const assignee = useAgentState((state) => state.agents[item?.conversation.assignee_id ?? ""]?.agent);
  const draft = useAgentState((state) => state.drafts[id]);
  const now = useNow();
  if (item === undefined) return null;

  const { conversation, unread_count, has_unread_mention, is_visitor_online } = item;
  const is_open = route.conversation_id === id;
  const name = visitor_label(conversation.visitor, words);
  const preview = preview_of(conversation, my_id, is_open ? undefined : draft, words);
  const at = conversation.last_message?.created_at ?? conversation.created_at;

  return (
    <Link
      to={{ ...route, conversation_id: id }}
      data-id={id}
      className={class_names(css.row, unread_count > 0 && css.unread)}
      aria-current={is_open ? "true" : undefined}
    >
      <Avatar id={conversation.visitor.id} name={conversation.visitor.name} size={36} is_online={is_visitor_online} />
      <span className={css.top}>
        <span className={css.name} dir="auto">
          {name}
        </span>
        {is_visitor_online && <span className="visually-hidden">, {words.list.visitor_online}</span>}
        <FewLabels label_ids={conversation.label_ids} />
        <time className={css.time} dateTime={at} title={exact_time(at, locale)}>
          {short_time(at, now, locale, words.list.now)}
        </time>
      </span>
      <span className={css.bottom}>
        <span className={class_names(css.preview, css[preview.kind])} dir="auto">
          {is_typing ? (
            <span className={css.typing}>
              <TypingDots /> {words.list.writes}
            </span>
          ) : (
            <>
              {preview.kind === "note" && <Icon name="lock" size={12} />}
              {preview.prefix !== null && <span className={css.prefix}>{preview.prefix} </span>}
              {preview.text}
            </>
          )}
        </span>
        <PriorityMark priority={conversation.priority} is_bare />
        {conversation.status === "snoozed" && (
          <span
            className={css.snoozed}
            title={
              conversation.snoozed_until === null
                ? words.list.until_reply
                : words.list.until(weekday_and_time(conversation.snoozed_until, locale))
            }
          >
            <Icon name="clock" size={14} />
          </span>
        )}
        {has_unread_mention && (
          <span className={css.mention} title={words.mentions.unread}>
            <Icon name="mentions" size={14} />
            <span className="visually-hidden">{words.mentions.unread}</span>
          </span>
        )}
        {unread_count > 0 && (
          <span className={css.badge}>
            <span aria-hidden="true">{new Intl.NumberFormat(locale).format(unread_count)}</span>
            <span className="visually-hidden">{words.list.unread(unread_count)}</span>
          </span>
        )}
        {assignee !== undefined && (
          <span title={words.list.assigned_to(assignee.name)}>
            <Avatar id={assignee.id} name={assignee.name} avatar_id={assignee.avatar_id} size={20} />
            <span className="visually-hidden">{words.list.assigned_to(assignee.name)}</span>
          </span>
        )}
      </span>
    </Link>
  );
});
