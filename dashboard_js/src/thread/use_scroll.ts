import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";

import { useClient } from "../session.tsx";
import type { Entry } from "./thread_blocks.ts";

const END_PX = 60;
const TOP_PX = 300;

interface Scroll {
  is_at_end: boolean;
  /** How many messages came while one was reading further up. */
  missed: number;
  to_end: () => void;
}

/** Keeps the newest in sight for whoever looks at it, and the place for whoever reads further up. */
export function useScroll(
  scroller: RefObject<HTMLDivElement | null>,
  id: string,
  entries: Entry[],
  has_more: boolean,
): Scroll {
  const client = useClient();
  const [is_at_end, set_at_end] = useState(true);
  const [missed, set_missed] = useState(0);
  const is_empty = entries.length === 0;
  const known = useRef({ is_at_end: true, first: "", last: "", from_bottom: 0 });

  const to_end = useCallback(() => {
    const box = scroller.current;
    if (box !== null) box.scrollTop = box.scrollHeight;
  }, [scroller]);

  useEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const look = (): void => {
      const from_bottom = box.scrollHeight - box.scrollTop;
      const is_end = from_bottom - box.clientHeight < END_PX;
      Object.assign(known.current, { is_at_end: is_end, from_bottom });
      set_at_end(is_end);
      if (is_end) set_missed(0);
      if (has_more && box.scrollTop < TOP_PX && client.state.threads[id]?.is_loading === false) {
        void client.load_older(id);
      }
    };
    // A composer that grows or an image of a smaller window must not hide the last line.
    const follow = new ResizeObserver(() => {
      if (known.current.is_at_end) to_end();
      look();
    });
    follow.observe(box);
    if (box.firstElementChild !== null) follow.observe(box.firstElementChild);
    box.addEventListener("scroll", look, { passive: true });
    return () => {
      follow.disconnect();
      box.removeEventListener("scroll", look);
    };
    // The child that is observed appears with the first message.
  }, [client, scroller, id, has_more, to_end, is_empty]);

  useLayoutEffect(() => {
    const box = scroller.current;
    const first = entries[0]?.message.client_id ?? "";
    const newest = entries.at(-1);
    const last = newest?.message.client_id ?? "";
    const before = known.current;
    known.current = { ...before, first, last };
    if (box === null || newest === undefined) return;
    const has_older = before.first !== "" && first !== before.first;
    if (has_older && !before.is_at_end) box.scrollTop = box.scrollHeight - before.from_bottom;
    if (last === before.last) return;
    const is_my_own = newest.is_mine && "state" in newest.message;
    if (before.is_at_end || is_my_own) {
      to_end();
      return;
    }
    const at = entries.findIndex(({ message }) => message.client_id === before.last);
    set_missed((count) => count + entries.slice(at + 1).filter(({ is_mine }) => !is_mine).length);
  }, [scroller, entries, to_end]);

  return { is_at_end, missed, to_end };
}
