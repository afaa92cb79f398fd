import type { Conversation, ExcerptPart, MessageHit } from "@chatting/client";

import { Link } from "../navigation.tsx";
import { HOME, type InboxRoute } from "../router.ts";
import { exact_time, short_time } from "../times.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Icon } from "../ui/icon.tsx";
import { useNow } from "../ui/use_now.ts";
import { visitor_label } from "../visitor/visitor_label.ts";
import { useLanguage } from "../words/index.tsx";
import css from "./search.module.css";

export function MessageRow({ hit: { message, conversation, excerpt } }: { hit: MessageHit }) {
  const { words, locale } = useLanguage();
  const now = useNow();
  const name = visitor_label(conversation.visitor, words);
  const writer = message.author.type === "visitor" ? name : (message.author.name ?? words.thread.system);
  return (
    <li>
      <Link to={place_of(conversation, message.id)} className={css.hit} data-hit="">
        <Avatar id={conversation.visitor.id} name={conversation.visitor.name} size={36} />
        <span className={css.top}>
          <span className={css.name} dir="auto">
            {name}
          </span>
          <span className={css.status}>{words.status[conversation.status]}</span>
          <time className={css.time} dateTime={message.created_at} title={exact_time(message.created_at, locale)}>
            {short_time(message.created_at, now, locale, words.list.now)}
          </time>
        </span>
        <span className={css.excerpt}>
          {message.kind === "note" && (
            <span className={css.note}>
              <Icon name="lock" size={12} /> {words.thread.note}{" "}
            </span>
          )}
          <span className={css.writer} dir="auto">
            {writer}:
          </span>{" "}
          <Excerpt parts={excerpt} />
        </span>
      </Link>
    </li>
  );
}

function Excerpt({ parts }: { parts: ExcerptPart[] }) {
  return (
    <span dir="auto">
      {parts.map(({ text, is_match }, index) =>
        is_match ? (
          <mark key={index} className={css.match}>
            {text}
          </mark>
        ) : (
          <span key={index}>{text}</span>
        ),
      )}
    </span>
  );
}

export function PersonRow({ conversation }: { conversation: Conversation }) {
  const { words } = useLanguage();
  const { visitor } = conversation;
  return (
    <li>
      <Link to={place_of(conversation, null)} className={css.hit} data-hit="">
        <Avatar id={visitor.id} name={visitor.name} size={36} />
        <span className={css.name} dir="auto">
          {visitor_label(visitor, words)}
        </span>
        <span className={css.excerpt}>{visitor.email}</span>
      </Link>
    </li>
  );
}

function place_of({ id, status }: Conversation, message_id: string | null): InboxRoute {
  return { ...HOME, status, conversation_id: id, message_id };
}
