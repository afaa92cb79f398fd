import { plain_text, type InboxItem } from "@chatting/client";
import { useEffect, useRef } from "react";

import { Followers } from "../conversation/followers.tsx";
import { Link } from "../navigation.tsx";
import type { InboxRoute } from "../router.ts";
import { day_and_time, short_time } from "../times.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Button, IconButton } from "../ui/button.tsx";
import { Presence } from "../ui/presence.tsx";
import { Stars } from "../ui/stars.tsx";
import { useNow } from "../ui/use_now.ts";
import { useLanguage } from "../words/index.tsx";
import { useOtherConversations } from "./use_conversations.ts";
import { VisitorActions } from "./visitor_actions.tsx";
import { Fact } from "./fact.tsx";
import { FormAnswers } from "./form_answers.tsx";
import { VisitDetails } from "./visit_details.tsx";
import { VisitorNotes } from "./visitor_notes.tsx";
import css from "./visitor_panel.module.css";

interface VisitorPanelProps {
  item: InboxItem;
  name: string;
  route: InboxRoute;
  close: () => void;
}

export function VisitorPanel({ item, name, route, close }: VisitorPanelProps) {
  const { words, locale } = useLanguage();
  const { conversation, is_visitor_online } = item;
  const { visitor } = conversation;
  const presence = is_visitor_online ? "online" : "offline";
  const panel = useRef<HTMLElement>(null);

  // Laid over the thread it takes the focus; beside it, it leaves everything as it was.
  useEffect(() => {
    if (panel.current !== null && getComputedStyle(panel.current).position === "absolute") panel.current.focus();
  }, []);

  return (
    <aside
      ref={panel}
      className={css.panel}
      aria-label={words.visitor.panel}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <div className={css.bar}>
        <h2>{words.visitor.panel}</h2>
        <IconButton icon="close" label={words.actions.hide_visitor} onClick={close} />
      </div>
      <div className={css.who}>
        <Avatar id={visitor.id} name={visitor.name} size={56} />
        <p className={css.name} dir="auto">
          {name}
        </p>
        <p className={css.presence}>
          <Presence kind={presence} />
          {visitor.is_blocked ? words.visitor.blocked : words.visitor[presence]}
          {visitor.is_verified && ` · ${words.visitor.verified}`}
        </p>
      </div>
      <dl className={css.facts}>
        {visitor.email !== null && <Fact name={words.visitor.email}>{visitor.email}</Fact>}
        {visitor.external_id !== null && <Fact name={words.visitor.external_id}>{visitor.external_id}</Fact>}
        {visitor.locale !== null && <Fact name={words.visitor.locale}>{language_name(visitor.locale, locale)}</Fact>}
        <Fact name={words.visitor.since}>{day_and_time(visitor.created_at, locale)}</Fact>
        <Fact name={words.visitor.started}>{day_and_time(conversation.created_at, locale)}</Fact>
        {conversation.rating !== null && (
          <Fact name={words.rating.fact}>
            <Stars rating={conversation.rating.rating} />
          </Fact>
        )}
        {Object.entries(visitor.attributes).map(([attribute, value]) => (
          <Fact key={attribute} name={attribute}>
            {String(value)}
          </Fact>
        ))}
      </dl>
      <VisitDetails key={visitor.id} visitor_id={visitor.id} is_online={is_visitor_online} />
      <VisitorActions visitor={visitor} route={route} />
      <Followers conversation={conversation} />
      <VisitorNotes key={`notes ${visitor.id}`} visitor_id={visitor.id} />
      <FormAnswers conversation_id={conversation.id} />
      <OtherConversations key={`others ${visitor.id}`} item={item} route={route} />
    </aside>
  );
}

function OtherConversations({ item, route }: Pick<VisitorPanelProps, "item" | "route">) {
  const { words, locale } = useLanguage();
  const now = useNow();
  const { id, visitor } = item.conversation;
  const { others, load_more } = useOtherConversations(visitor.id, id);
  if (others.length === 0) return null;

  return (
    <section className={css.others}>
      <h3>{words.visitor.earlier}</h3>
      <ul>
        {others.map((conversation) => (
          <li key={conversation.id}>
            <Link to={{ ...route, conversation_id: conversation.id }} className={css.other}>
              <span dir="auto">{plain_text(conversation.last_message?.body ?? words.list.no_message)}</span>
              <time dateTime={conversation.created_at}>
                {short_time(conversation.created_at, now, locale, words.list.now)}
              </time>
            </Link>
          </li>
        ))}
      </ul>
      {load_more !== null && <Button onClick={load_more}>{words.visitor.more}</Button>}
    </section>
  );
}

function language_name(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
