import type { PendingMessage, VisitorState } from "@chatting/client";
import type { Order } from "./tab_mail.ts";

/** Shows what this tab has sent and the leading tab has not yet taken over. */
export function with_unanswered_sends(state: VisitorState, orders: Order[]): VisitorState {
  const pending = orders.flatMap((order) => (order.name === "send" ? [as_pending(order)] : []));
  return pending.length ? { ...state, pending: [...state.pending, ...pending] } : state;
}

function as_pending({ id, args: [body, conversation_id, extras] }: Order & { name: "send" }): PendingMessage {
  return {
    client_id: id,
    conversation_id,
    body,
    ...extras,
    kind: "reply",
    created_at: new Date().toISOString(),
    state: "sending",
    error: null,
    retry_at: null,
  };
}
