import { useEffect, useRef } from "react";

import { Composer } from "../composer/composer.tsx";
import { LabelStrip } from "../labels/label_strip.tsx";
import { Link } from "../navigation.tsx";
import type { InboxRoute } from "../router.ts";
import { useAgentState } from "../session.tsx";
import { MessageList } from "../thread/message_list.tsx";
import { Empty } from "../ui/empty.tsx";
import { Skeleton, useLate } from "../ui/skeleton.tsx";
import { VisitorPanel } from "../visitor/visitor_panel.tsx";
import { visitor_label } from "../visitor/visitor_label.ts";
import { useWords } from "../words/index.tsx";
import { ColleagueLine } from "./colleague_line.tsx";
import css from "./conversation.module.css";
import { ConversationHeader } from "./conversation_header.tsx";
import { useViewing } from "./use_viewing.ts";

interface ConversationPageProps {
  id: string;
  route: InboxRoute;
  is_panel_open: boolean;
  ask_panel: (is_open: boolean) => void;
}

export function ConversationPage({ id, route, is_panel_open, ask_panel }: ConversationPageProps) {
  const words = useWords();
  const item = useAgentState((state) => state.items[id]);
  const page = useRef<HTMLDivElement>(null);

  // Where the list has given way to the thread, the focus goes with it.
  useEffect(() => {
    const { activeElement: focused, body } = document;
    if (focused === null || focused === body || !focused.checkVisibility()) page.current?.focus();
  }, []);

  const close_panel = (): void => {
    ask_panel(false);
    page.current?.querySelector<HTMLElement>("header [aria-expanded]:last-child")?.focus();
  };

  useViewing(id);

  if (item === undefined) return <Missing route={route} />;
  const { conversation } = item;
  const name = visitor_label(conversation.visitor, words);

  return (
    <div ref={page} className={css.page} tabIndex={-1} data-panel={is_panel_open}>
      <section className={css.thread} aria-label={words.thread.label(name)}>
        <ConversationHeader
          item={item}
          route={route}
          name={name}
          is_panel_open={is_panel_open}
          toggle_panel={() => ask_panel(!is_panel_open)}
        />
        <LabelStrip conversation={conversation} />
        <MessageList conversation={conversation} visitor_name={name} message_id={route.message_id ?? null} />
        <ColleagueLine id={id} />
        <Composer conversation={conversation} visitor_name={name} />
      </section>
      {is_panel_open && <VisitorPanel item={item} name={name} route={route} close={close_panel} />}
    </div>
  );
}

/** Not here yet, or not at all: the server says the one like the other, so patience tells them apart. */
function Missing({ route }: { route: InboxRoute }) {
  const words = useWords();
  const is_online = useAgentState((state) => state.status === "online");
  const is_late = useLate(3_000);
  if (!is_late || !is_online) return <Skeleton shape="bubble" count={3} />;
  return (
    <Empty icon="warning" title={words.empty.gone} lead={words.empty.gone_lead}>
      <Link to={{ ...route, conversation_id: null }}>{words.empty.back}</Link>
    </Empty>
  );
}
