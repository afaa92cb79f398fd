import type { InboxItem } from "@chatting/client";

import { useShortcuts } from "../keyboard/shortcuts.ts";
import { Link } from "../navigation.tsx";
import type { InboxRoute } from "../router.ts";
import { useAgentState } from "../session.tsx";
import { weekday_and_time } from "../times.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { useLanguage, type Words } from "../words/index.tsx";
import { Assignee } from "./assignee.tsx";
import css from "./conversation.module.css";
import { LabelMenu } from "./label_menu.tsx";
import { MoreMenu } from "./more_menu.tsx";
import { SnoozeMenu } from "./snooze_menu.tsx";
import { useConversationActions } from "./use_conversation_actions.ts";

interface ConversationHeaderProps {
  item: InboxItem;
  route: InboxRoute;
  name: string;
  is_panel_open: boolean;
  toggle_panel: () => void;
}

export function ConversationHeader({ item, route, name, is_panel_open, toggle_panel }: ConversationHeaderProps) {
  const { words, locale } = useLanguage();
  const { conversation } = item;
  const my_id = useAgentState((state) => state.agent?.id ?? null);
  const actions = useConversationActions(conversation, route);
  const is_resolved = conversation.status === "resolved";

  useShortcuts({
    i: () => actions.assign(my_id),
    e: () => (is_resolved ? actions.reopen() : actions.resolve()),
  });

  return (
    <header className={css.header}>
      <Link
        to={{ ...route, conversation_id: null }}
        className={css.back}
        aria-label={words.actions.back}
        title={words.actions.back}
      >
        <Icon name="back" />
      </Link>
      <div className={css.who}>
        <h1 className={css.name} dir="auto">
          {name}
        </h1>
        <span className={css.state}>{state_of(item, words, locale)}</span>
      </div>
      <Assignee conversation={conversation} assign={actions.assign} />
      {conversation.status === "open" && <SnoozeMenu snooze={actions.snooze} />}
      {conversation.status !== "open" && (
        <Button icon="reopen" className={css.resolve} title={words.actions.reopen} onClick={actions.reopen}>
          <span>{words.actions.reopen}</span>
        </Button>
      )}
      {!is_resolved && (
        <Button
          look="primary"
          icon="check"
          className={css.resolve}
          title={`${words.actions.resolve} (E)`}
          onClick={actions.resolve}
        >
          <span>{words.actions.resolve}</span>
        </Button>
      )}
      <LabelMenu conversation={conversation} />
      <MoreMenu conversation={conversation} route={route} />
      <IconButton
        icon="panel"
        className={css.panel_toggle}
        label={is_panel_open ? words.actions.hide_visitor : words.actions.show_visitor}
        aria-expanded={is_panel_open}
        onClick={toggle_panel}
      />
    </header>
  );
}

function state_of({ conversation, is_visitor_online }: InboxItem, words: Words, locale: string): string {
  const presence = is_visitor_online ? words.visitor.online : words.visitor.offline;
  if (conversation.status === "open") return presence;
  if (conversation.status === "resolved") return `${presence} · ${words.status.resolved}`;
  const until = conversation.snoozed_until;
  const waits = until === null ? words.list.until_reply : words.list.until(weekday_and_time(until, locale));
  return `${presence} · ${words.status.snoozed}: ${waits}`;
}
