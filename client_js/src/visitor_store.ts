import { merge_messages, renew_messages, with_changed } from "./messages.ts";
import { merge_reads, position_of } from "./reads.ts";
import { without_typing } from "./typing.ts";
import type { VisitorState } from "./types.ts";
import type {
  Author,
  Message,
  MessagePage,
  PresenceChanged,
  QueueChanged,
  ReadPosition,
  SiteForVisitors,
  VisitorConversation,
  VisitorEvent,
  VisitorStarted,
  VisitorThread,
} from "./wire.gen.ts";

export const no_visitor_state: VisitorState = {
  status: "idle",
  refusal: null,
  visitor: null,
  visitor_token: null,
  site: null,
  uploads: null,
  epoch: null,
  conversations: {},
  order: [],
  typing: {},
  pending: [],
  unread: {},
  loading_older: {},
};

/** The snapshot counts. What it does not repeat is kept where it adjoins: older messages, and how far we have read. */
export function visitor_started(state: VisitorState, started: VisitorStarted): VisitorState {
  const { visitor, visitor_token, site, epoch, conversations, uploads } = started;
  const known = state.epoch === epoch && state.visitor?.id === visitor.id ? state.conversations : {};
  const threads = conversations.map((thread) => renew_thread(known[thread.id], thread));
  const next = {
    ...state,
    visitor,
    visitor_token,
    site,
    uploads,
    epoch,
    conversations: {},
    order: [],
    typing: {},
    unread: {},
  };
  return threads.reduce(put_thread, next);
}

function renew_thread(known: VisitorThread | undefined, fresh: VisitorThread): VisitorThread {
  if (known === undefined) return fresh;
  const messages = renew_messages(known.messages, fresh.messages, fresh.has_more);
  const reaches_further = messages.length > fresh.messages.length;
  return {
    ...fresh,
    messages,
    has_more: reaches_further ? known.has_more : fresh.has_more,
    reads: merge_reads(fresh.reads, known.reads),
  };
}

/** Apply an event of one conversation; one that was applied before changes nothing. */
export function visitor_event(state: VisitorState, event: VisitorEvent): VisitorState {
  if (event.conversation_id === null) return state;
  const thread = state.conversations[event.conversation_id];
  if (event.seq <= (thread?.head ?? 0)) return state;
  switch (event.type) {
    case "conversation_created":
    case "conversation_updated":
    case "conversation_rated":
      return put_conversation(state, event.data, event.seq);
    case "message_created":
      return advance(visitor_message(state, event.data), event.data.conversation_id, event.seq);
    case "message_updated":
    case "message_deleted":
      return advance(message_changed(state, event.data), event.conversation_id, event.seq);
    case "subject_erased":
      return advance(state, event.conversation_id, event.seq);
  }
}

/** A message that is kept, whether an ack or an event says so. */
export function visitor_message(state: VisitorState, message: Message): VisitorState {
  const { conversation_id, author, created_at } = message;
  // The ack of a message that starts a conversation may be faster than the event about the conversation.
  const thread = state.conversations[conversation_id] ?? new_thread(conversation_id, created_at);
  const next = put_thread(state, { ...thread, messages: merge_messages(thread.messages, [message]) });
  return { ...next, typing: without_typing(next.typing, conversation_id, author) };
}

function message_changed(state: VisitorState, message: Message): VisitorState {
  const thread = state.conversations[message.conversation_id];
  if (thread === undefined) return state;
  return put_thread(state, { ...thread, messages: with_changed(thread.messages, message) });
}

export function visitor_reads(state: VisitorState, reads: ReadPosition[]): VisitorState {
  return reads.reduce((next, position) => {
    const thread = next.conversations[position.conversation_id];
    if (thread === undefined) return next;
    const merged = merge_reads(thread.reads, [position]);
    return merged === thread.reads ? next : put_thread(next, { ...thread, reads: merged });
  }, state);
}

/** A visitor hears of the team as a whole only. */
export function visitor_presence(state: VisitorState, { subject, is_online }: PresenceChanged): VisitorState {
  if (subject.type !== "workspace") return state;
  return visitor_site(state, { is_team_online: is_online });
}

/** Somebody has another name or picture, also on what they wrote before. */
export function author_changed(state: VisitorState, changed: Author): VisitorState {
  const now = <A extends Author | null>(author: A): A => (author?.id === changed.id ? (changed as A) : author);
  return Object.values(state.conversations).reduce(
    (next, thread) =>
      put_thread(next, {
        ...thread,
        assignee: now(thread.assignee),
        messages: thread.messages.map((message) => ({ ...message, author: now(message.author) })),
      }),
    state,
  );
}

export function visitor_site(state: VisitorState, change: Partial<SiteForVisitors>): VisitorState {
  return state.site === null ? state : { ...state, site: { ...state.site, ...change } };
}

export function visitor_queue(state: VisitorState, { conversation_id, place }: QueueChanged): VisitorState {
  const thread = state.conversations[conversation_id];
  return thread === undefined ? state : put_thread(state, { ...thread, queue: place });
}

export function visitor_older(state: VisitorState, conversation_id: string, page: MessagePage): VisitorState {
  const thread = state.conversations[conversation_id];
  if (thread === undefined) return state;
  const messages = merge_messages(page.messages, thread.messages);
  return put_thread(state, { ...thread, messages, has_more: page.has_more });
}

function put_conversation(state: VisitorState, conversation: VisitorConversation, head: number): VisitorState {
  const { id, created_at } = conversation;
  const thread = state.conversations[id] ?? new_thread(id, created_at);
  // A replayed event shows the conversation as it is by now; how far we are is for the event to say.
  return put_thread(state, { ...thread, ...conversation, head });
}

function new_thread(id: string, created_at: string): VisitorThread {
  const nothing = {
    assignee: null,
    is_rating_wanted: false,
    rating: null,
    messages: [],
    has_more: false,
    reads: [],
    queue: null,
  };
  return { id, status: "open", head: 0, created_at, ...nothing };
}

function advance(state: VisitorState, conversation_id: string, head: number): VisitorState {
  const thread = state.conversations[conversation_id];
  return thread === undefined ? state : put_thread(state, { ...thread, head });
}

function put_thread(state: VisitorState, thread: VisitorThread): VisitorState {
  const conversations = { ...state.conversations, [thread.id]: thread };
  const unread = { ...state.unread, [thread.id]: unread_in(thread, state.visitor?.id ?? null) };
  return { ...state, conversations, unread, order: newest_first(conversations) };
}

function unread_in({ messages, reads }: VisitorThread, visitor_id: string | null): number {
  const read_seq = position_of(reads, { type: "visitor", id: visitor_id })?.read_seq ?? 0;
  return messages.filter(({ author, seq, is_deleted }) => author.type !== "visitor" && seq > read_seq && !is_deleted)
    .length;
}

function newest_first(conversations: Record<string, VisitorThread>): string[] {
  const active_at = (thread: VisitorThread) => (thread.messages.at(-1) ?? thread).created_at;
  return Object.values(conversations)
    .sort((one, other) => active_at(other).localeCompare(active_at(one)) || other.id.localeCompare(one.id))
    .map(({ id }) => id);
}
