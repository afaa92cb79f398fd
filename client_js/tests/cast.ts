import type { Author, Conversation, InboxItem, Message, ReadPosition, Visitor, VisitorThread } from "../src/index.ts";
import type { AgentStarted, ErrorCode, VisitorStarted } from "../src/wire.gen.ts";

/** Vera visits the website of Bakery Ltd; Ana and Ben answer. */
export const vera: Author = { type: "visitor", id: "vera", name: "Vera" };
export const ana: Author = { type: "agent", id: "ana", name: "Ana" };
export const ben: Author = { type: "agent", id: "ben", name: "Ben" };

export const epoch = "first";
export const noon = "2026-11-23T12:00:00.000Z";
const visitor: Visitor = { id: "vera", name: "Vera", email: null, external_id: null, is_verified: false, locale: null, attributes: {}, is_blocked: false, created_at: noon };
const uploads = { max_bytes: 1000, max_per_message: 10, is_direct: false, media_types: ["text/plain"], extensions: ["txt"] };
const week = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
const forms = { pre_chat: null, offline: null };
const site = { id: "site", name: "Bakery", key: "key", allowed_origins: [], asks_rating: true, brand_color: null, greeting: null, forms, requires_verified_identity: false };

export function message(seq: number, author: Author = vera, more: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`,
    conversation_id: "c",
    client_id: `client-${seq}`,
    seq,
    kind: "reply",
    body: `Message ${seq}`,
    attachments: [],
    edited_at: null,
    is_deleted: false,
    author,
    created_at: new Date(Date.parse(noon) + seq * 1000).toISOString(),
    activity: null,
    quote: null,
    mentions: [],
    ...more,
  };
}

export function conversation(head: number, more: Partial<Conversation> = {}): Conversation {
  return {
    id: "c",
    site_id: "site",
    status: "open",
    snoozed_until: null,
    assignee_id: null,
    label_ids: [],
    follower_ids: [],
    priority: "none",
    team_id: null,
    visitor,
    head,
    last_message: null,
    rating: null,
    created_at: noon,
    ...more,
  };
}

export function item(head: number, more: Partial<InboxItem> = {}, of: Partial<Conversation> = {}): InboxItem {
  return { conversation: conversation(head, of), unread_count: 0, mentioned_seq: null, has_unread_mention: false, is_visitor_online: true, ...more };
}

export function thread(head: number, messages: Message[], more: Partial<VisitorThread> = {}): VisitorThread {
  return {
    id: "c",
    status: "open",
    assignee: null,
    head,
    created_at: noon,
    messages,
    is_rating_wanted: false,
    rating: null,
    has_more: false,
    reads: [],
    queue: null,
    ...more,
  };
}

export function read(reader: Author, read_seq: number, delivered_seq = read_seq): ReadPosition {
  return { conversation_id: "c", reader, read_seq, delivered_seq };
}

export function event<Type extends string, Data>(type: Type, seq: number, data: Data, actor: Author = vera) {
  return { type, seq, epoch, at: noon, conversation_id: "c", actor, data };
}

export function visitor_started(...conversations: VisitorThread[]): VisitorStarted {
  const self = { id: "vera", name: "Vera", email: null, is_verified: false };
  const seen_site = { id: "site", name: "Bakery", is_team_online: true, opening: null, brand: null, greeting: null, shows_typing_previews: false, forms };
  return { visitor: self, visitor_token: "token", site: seen_site, epoch, conversations, uploads, missed: null };
}

export function agent_started(head: number, more: Partial<AgentStarted> = {}): AgentStarted {
  const agent = { id: "ana", name: "Ana", role: "owner", availability: "online", capacity: null, avatar_id: null } as const;
  return {
    agent,
    account: {
      id: "account",
      name: "Ana",
      email: "ana@bakery.example",
      is_email_confirmed: true,
      locale: "en",
      has_two_factor: false,
      avatar_id: null,
    },
    workspace: { id: "workspace", name: "Bakery", time_zone: "UTC", locale: "en", delete_at: null, shows_live_visitors: false, shows_typing_previews: false, sites: [site] },
    workspaces: [{ id: "workspace", name: "Bakery", role: "owner" }],
    agents: [{ agent, is_online: true, is_attentive: true }],
    teams: [],
    canned_replies: [],
    saved_views: [],
    hours: { is_on: false, week, holidays: [] },
    drafts: [],
    labels: [],
    routing: { mode: "off", capacity: 10, reroutes_offline: true, answer_minutes: null },
    counts: { head, mine: 0, unassigned: 0, open: 0, snoozed: 0, resolved: 0, mentions: 0, teams: [] },
    uploads,
    epoch,
    head,
    missed: null,
    ...more,
  };
}

export function refusal(code: ErrorCode, retry_after: number | null = null) {
  return { code, message: code, field: null, retry_after };
}

/** The same shuffle for the same seed, so that what fails once fails again. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function shuffled<T>(things: T[], next: () => number): T[] {
  return things
    .map((thing) => ({ thing, place: next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ thing }) => thing);
}
