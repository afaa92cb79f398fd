import type { Author, Message, PendingMessage, VisitorThread } from "@chatting/client";

export const ANA: Author = { type: "agent", id: "ana", name: "Ana" };
export const BEN: Author = { type: "agent", id: "ben", name: "Ben" };
export const VERA: Author = { type: "visitor", id: "vera", name: null };

let count = 0;

export function message(author: Author, created_at: string, body = "Hello"): Message {
  count += 1;
  return {
    id: `message-${count}`,
    client_id: `client-${count}`,
    conversation_id: "conversation",
    seq: count,
    kind: "reply",
    body,
    attachments: [],
    edited_at: null,
    is_deleted: false,
    author,
    created_at,
    activity: null, quote: null, mentions: [],
  };
}

export function pending(created_at: string, body = "Hello"): PendingMessage {
  count += 1;
  return {
    client_id: `client-${count}`,
    conversation_id: "conversation",
    body,
    attachments: [],
    kind: "reply",
    created_at,
    state: "sending",
    error: null,
    retry_at: null,
  };
}

export function thread(messages: Message[]): VisitorThread {
  return {
    id: "conversation",
    status: "open",
    assignee: null,
    head: messages.at(-1)?.seq ?? 0,
    created_at: "2026-01-01T10:00:00.000Z",
    messages,
    is_rating_wanted: false,
    rating: null,
    has_more: false,
    reads: [],
    queue: null,
  };
}
