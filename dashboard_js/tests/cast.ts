import type { Author, Conversation, Message, PendingMessage } from "@chatting/client";

/** Ana and Ben answer; Vera visits. */
export const ana: Author = { type: "agent", id: "ana", name: "Ana" };
export const ben: Author = { type: "agent", id: "ben", name: "Ben" };
export const vera: Author = { type: "visitor", id: "vera", name: null };

let last_seq = 0;

export function message_of(author: Author, body: string, more: Partial<Message> = {}): Message {
  last_seq += 1;
  const id = `message-${last_seq}`;
  const created_at = "2026-11-23T12:00:00.000Z";
  const of = { conversation_id: "c-1", client_id: id, seq: last_seq, kind: "reply" } as const;
  return { id, ...of, attachments: [], activity: null, quote: null, mentions: [], edited_at: null, is_deleted: false, body, author, created_at, ...more };
}

export function pending_of(body: string, more: Partial<PendingMessage> = {}): PendingMessage {
  last_seq += 1;
  return {
    client_id: `pending-${last_seq}`,
    conversation_id: "c-1",
    body,
    attachments: [],
    kind: "reply",
    created_at: "2026-11-23T12:00:00.000Z",
    state: "sending",
    error: null,
    retry_at: null,
    ...more,
  };
}

export function conversation_with(last_message: Message | null): Conversation {
  return {
    id: "c-1",
    site_id: "site",
    status: "open",
    snoozed_until: null,
    assignee_id: null,
    label_ids: [],
    follower_ids: [],
    priority: "none",
    team_id: null,
    visitor: {
      id: "vera",
      name: null,
      email: null,
      external_id: null,
      is_verified: false,
      locale: null,
      attributes: {},
      is_blocked: false,
      created_at: "2026-11-23T12:00:00.000Z",
    },
    head: 1,
    last_message,
    rating: null,
    created_at: "2026-11-23T12:00:00.000Z",
  };
}
