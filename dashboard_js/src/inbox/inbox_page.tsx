import type { InboxItem } from "@chatting/client";
import { useEffect, useState } from "react";

import { ConversationPage } from "../conversation/conversation_page.tsx";
import { listed_status, type InboxRoute } from "../router.ts";
import { useAgentState, useClient } from "../session.tsx";
import { SavedViewDialog } from "../saved_views/saved_view_dialog.tsx";
import { useMedia } from "../ui/use_media.ts";
import { useWords } from "../words/index.tsx";
import { ConversationList } from "./conversation_list.tsx";
import css from "./inbox.module.css";
import { FilterBar } from "./filter_bar.tsx";
import { ListHeader } from "./list_header.tsx";
import { NoConversation } from "./no_conversation.tsx";
import { SelectBar } from "./select_bar.tsx";
import { stop_selecting } from "./selection.ts";
import { useFilters } from "./use_filters.ts";

export function InboxPage({ route }: { route: InboxRoute }) {
  const words = useWords();
  const client = useClient();
  const workspace = useAgentState((state) => state.workspace?.name);
  const unread = useAgentState((state) => unread_conversations(state.items));
  const { view, conversation_id } = route;
  const status = listed_status(route);
  const filters = useFilters(route);
  const is_wide = useMedia("(min-width: 1280px)");
  const [is_panel_asked, ask_panel] = useState<boolean | null>(null);

  useEffect(() => client.show_view(view, status, filters), [client, view, status, filters]);
  useEffect(() => stop_selecting, [view, status, filters]);
  useEffect(() => client.open_conversation(conversation_id), [client, conversation_id]);
  useEffect(() => ask_panel(null), [is_wide]);

  return (
    <div className={css.inbox} data-open={conversation_id !== null}>
      <title>{`${unread > 0 ? `(${unread}) ` : ""}${words.view[view]} · ${workspace ?? words.product}`}</title>
      <section className={css.list_column} aria-label={words.list.label}>
        <ListHeader route={route} />
        <FilterBar route={route} />
        <SelectBar />
        <ConversationList route={route} />
      </section>
      <SavedViewDialog />
      <section className={css.thread_column}>
        {conversation_id === null ? (
          <NoConversation />
        ) : (
          <ConversationPage
            key={conversation_id}
            id={conversation_id}
            route={route}
            is_panel_open={is_panel_asked ?? is_wide}
            ask_panel={ask_panel}
          />
        )}
      </section>
    </div>
  );
}

/** For the tab in the background: how many of the known conversations have something new. */
function unread_conversations(items: Record<string, InboxItem>): number {
  return Object.values(items).filter(({ unread_count }) => unread_count > 0).length;
}
