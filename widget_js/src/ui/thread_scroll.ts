import type { PendingMessage, VisitorThread } from "@chatting/client";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useSurroundings } from "./context.ts";

const NEAR_END = 48;
const NEAR_START = 160;

/** Follows the newest message, unless the reader is further up; keeps their place when older ones come in above. */
export function useThreadScroll(thread: VisitorThread | undefined, pending: PendingMessage[]) {
  const { chat, set_at_newest } = useSurroundings();
  const box = useRef<HTMLDivElement>(null);
  const place = useRef({ is_at_newest: true, from_end: 0, read_seq: 0, first_id: "", last_sent: "", thread_id: "" });
  const [is_at_newest, set_is_at_newest] = useState(true);

  const messages = thread?.messages ?? [];
  const last_sent = pending.at(-1)?.client_id ?? place.current.last_sent;

  const jump = (behavior: ScrollBehavior): void => {
    box.current?.scrollTo({ top: box.current.scrollHeight, behavior });
  };

  const settle = (element: HTMLElement): void => {
    const { current } = place;
    current.from_end = element.scrollHeight - element.scrollTop;
    current.is_at_newest = current.from_end - element.clientHeight < NEAR_END;
    if (current.is_at_newest) current.read_seq = messages.at(-1)?.seq ?? 0;
    set_is_at_newest(current.is_at_newest);
    set_at_newest(current.is_at_newest);
  };

  const on_scroll = (): void => {
    if (!box.current) return;
    settle(box.current);
    if (box.current.scrollTop < NEAR_START && thread?.has_more) chat.load_older(thread.id);
  };

  useLayoutEffect(() => {
    const element = box.current;
    const { current } = place;
    if (!element) return;
    const first_id = messages[0]?.id ?? "";
    const thread_id = thread?.id ?? "";
    const has_sent = last_sent !== current.last_sent;
    if (current.is_at_newest || has_sent || thread_id !== current.thread_id) jump("auto");
    else if (first_id !== current.first_id) element.scrollTop = element.scrollHeight - current.from_end;
    Object.assign(current, { first_id, last_sent, thread_id });
    settle(element);
  });

  // The keyboard of a phone, or a growing composer, takes room from below.
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      if (place.current.is_at_newest) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const { read_seq } = place.current;
  const new_count = messages.filter(({ seq, author }) => seq > read_seq && author.type !== "visitor").length;
  return { box, on_scroll, jump: () => jump("smooth"), is_at_newest, new_count };
}
