import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";

import { useShortcuts } from "../keyboard/shortcuts.ts";
import { go } from "../navigation.tsx";
import { listed_status, type InboxRoute } from "../router.ts";
import { useAgentState, useClient } from "../session.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useWords } from "../words/index.tsx";
import { ConversationRow } from "./conversation_row.tsx";
import css from "./conversation_list.module.css";
import { EmptyList } from "./empty_list.tsx";
import { is_same } from "./filters.ts";
import { moved } from "./list_cursor.ts";
import { SelectBox } from "./select_box.tsx";
import { toggle_selected, useSelection } from "./selection.ts";

const ROW_PX = 68;
const ROWS_AHEAD = 8;

export function ConversationList({ route }: { route: InboxRoute }) {
  const words = useWords();
  const client = useClient();
  const inbox = useAgentState((state) => state.inbox);
  const scroller = useRef<HTMLDivElement>(null);
  const is_current =
    inbox.view === route.view && inbox.status === listed_status(route) && is_same(inbox.filters, route.filters);
  const { ids, next_cursor, is_loading } = inbox;

  // The compiler is not used here, so that it does no harm that the virtualizer hands out changing functions.
  const list = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => ids[index] ?? index,
    overscan: ROWS_AHEAD,
  });

  const selected = useSelection();
  const rows = list.getVirtualItems();
  const last_shown = rows.at(-1)?.index ?? 0;
  const wants_more = is_current && !is_loading && next_cursor !== null && last_shown >= ids.length - ROWS_AHEAD;
  useEffect(() => {
    if (wants_more) void client.load_more();
  }, [client, wants_more]);

  const [cursor, set_cursor] = useState<string | null>(null);
  const here = route.conversation_id ?? cursor;

  const move = (step: 1 | -1): void => {
    const id = moved(ids, here, step);
    if (id === null) return;
    set_cursor(id);
    list.scrollToIndex(ids.indexOf(id));
    if (route.conversation_id !== null) go({ ...route, conversation_id: id }, "replace");
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus());
  };

  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    x: () => {
      if (here !== null) toggle_selected(here);
    },
    o: () => {
      if (here !== null) go({ ...route, conversation_id: here });
    },
  });

  const is_empty = is_current && ids.length === 0;
  if (is_empty && !is_loading) return <EmptyList route={route} />;
  if (!is_current || is_empty) return <Skeleton shape="row" count={8} />;
  return (
    <div ref={scroller} className={css.scroller} tabIndex={-1}>
      <ul className={css.rows} style={{ height: list.getTotalSize() }}>
        {rows.map(({ key, index, start, size }) => (
          <li
            key={key}
            className={css.row}
            data-selecting={selected !== null}
            style={{ height: size, transform: `translateY(${start}px)` }}
            aria-setsize={next_cursor === null ? ids.length : -1}
            aria-posinset={index + 1}
          >
            {selected !== null && <SelectBox id={ids[index] ?? ""} is_selected={selected.has(ids[index] ?? "")} />}
            <ConversationRow id={ids[index] ?? ""} route={route} />
          </li>
        ))}
      </ul>
      {next_cursor !== null && <p className={css.more}>{words.list.loading_more}</p>}
    </div>
  );
}
