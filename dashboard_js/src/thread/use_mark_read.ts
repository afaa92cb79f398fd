import type { Message } from "@chatting/client";
import { useEffect, useSyncExternalStore } from "react";

import { useAgentState, useClient } from "../session.tsx";

/** Only what stands before the eyes of somebody who is there counts as read. */
export function useMarkRead(id: string, messages: Message[], is_at_end: boolean): void {
  const client = useClient();
  const read_seq = useAgentState((state) => state.own_reads[id] ?? 0);
  const is_unread = useAgentState((state) => (state.items[id]?.unread_count ?? 0) > 0);
  const unread_mention = useAgentState(({ items }) => (items[id]?.has_unread_mention ? items[id].mentioned_seq : null));
  const is_there = useSyncExternalStore(subscribe, () => document.hasFocus() && !document.hidden);
  const newest = messages.at(-1);

  useEffect(() => {
    if (newest === undefined || !is_at_end || !is_there) return;
    if (is_unread || unread_mention !== null || newest.seq > read_seq) client.mark_read(id, newest.id);
  }, [client, id, newest, is_at_end, is_there, is_unread, unread_mention, read_seq]);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("focus", listener);
  window.addEventListener("blur", listener);
  document.addEventListener("visibilitychange", listener);
  return () => {
    window.removeEventListener("focus", listener);
    window.removeEventListener("blur", listener);
    document.removeEventListener("visibilitychange", listener);
  };
}
