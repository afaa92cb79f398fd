import type { Message } from "@chatting/client";
import { useEffect, useRef, type RefObject } from "react";

import { useClient } from "../session.tsx";

const MOST_PAGES = 40;

/** Brings the message one came for into sight, once, loading older ones until it is there. */
export function useJump(
  scroller: RefObject<HTMLElement | null>,
  conversation_id: string,
  message_id: string | null,
  messages: Message[],
  has_more: boolean,
): void {
  const client = useClient();
  const done = useRef<string | null>(null);
  const pages = useRef(0);

  useEffect(() => {
    if (message_id === null || done.current === message_id || messages.length === 0) return;
    const found = scroller.current?.querySelector<HTMLElement>(`[data-message="${CSS.escape(message_id)}"]`);
    if (found != null) {
      done.current = message_id;
      pages.current = 0;
      found.scrollIntoView({ block: "center" });
      found.setAttribute("data-found", "");
    } else if (has_more && pages.current < MOST_PAGES) {
      pages.current += 1;
      void client.load_older(conversation_id);
    }
  }, [client, scroller, conversation_id, message_id, messages, has_more]);
}
