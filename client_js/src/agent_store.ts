import { conversation_deleted, visitor_deleted } from "./agent_deletions.ts";
import { agent_removed, label_deleted, team_deleted } from "./agent_marks.ts";
import { agent_changed } from "./changed_agent.ts";
import { site_changed, site_deleted, workspace_changed } from "./changed_workspace.ts";
import { concerns_mentions, with_mention } from "./mentions.ts";
import { visitor_changed, visitor_merged } from "./changed_visitor.ts";
import { no_filters, placed, recounted } from "./inbox.ts";
import { merge_messages, with_changed } from "./messages.ts";
import { views_recounted } from "./saved_views.ts";
import { without_typing } from "./typing.ts";
import { without_preview } from "./typing_preview.ts";
import type { AgentState, AgentThread } from "./types.ts";
import type { AgentEvent, Conversation, InboxItem, Message } from "./wire.gen.ts";

export const no_agent_state: AgentState = {
  status: "idle",
  refusal: null,
  agent: null,
  account: null,
  workspace: null,
  workspaces: [],
  agents: {},
  teams: {},
  labels: {},
  routing: null,
  canned_replies: {},
  hours: null,
  saved_views: {},
  view_counts: {},
  drafts: {},
  counts: { head: 0, mine: 0, unassigned: 0, open: 0, snoozed: 0, resolved: 0, mentions: 0, teams: [] },
  uploads: null,
  epoch: null,
  head: 0,
  items: {},
  inbox: { view: "all", status: "open", filters: no_filters, ids: [], next_cursor: null, is_loading: false },
  threads: {},
  open_id: null,
  typing: {},
  preview: null,
  viewers: [],
  visitor_news: null,
  pending: [],
  own_reads: {},
  missing: {},
};

/** Apply an event of the workspace; one that was applied before changes nothing. */
export function agent_event(state: AgentState, event: AgentEvent): AgentState {
  if (event.seq <= state.head) return state;
  return { ...counted(state, changed(state, event), event.seq), head: event.seq };
}

function changed(state: AgentState, event: AgentEvent): AgentState {
  switch (event.type) {
    case "conversation_created":
      return conversation_created(state, event.data, event.seq);
    case "conversation_updated":
    case "conversation_rated":
      return conversation_updated(state, event.data, event.seq);
    case "conversation_deleted":
      return conversation_deleted(state, event.data.id);
    case "message_created":
      return message_created(agent_message(state, event.data), event.data, event.seq);
    case "message_updated":
    case "message_deleted":
      return message_changed(state, event.data, event.seq);
    case "agent_joined":
    case "agent_updated":
      return agent_changed(state, event.data);
    case "agent_removed":
      return agent_removed(state, event.data.id);
    case "visitor_updated":
      return visitor_changed(state, event.data);
    case "visitor_merged":
      return visitor_merged(state, event.data);
    case "visitor_deleted":
      return visitor_deleted(state, event.data.id);
    case "site_created":
    case "site_updated":
      return site_changed(state, event.data);
    case "site_deleted":
      return site_deleted(state, event.data.id);
    case "workspace_updated":
      return workspace_changed(state, event.data);
    case "team_created":
    case "team_updated":
      return { ...state, teams: { ...state.teams, [event.data.id]: event.data } };
    case "team_deleted":
      return team_deleted(state, event.data.id);
    case "label_created":
    case "label_updated":
      return { ...state, labels: { ...state.labels, [event.data.id]: event.data } };
    case "label_deleted":
      return label_deleted(state, event.data.id);
    case "routing_updated":
      return { ...state, routing: event.data };
    case "canned_reply_created":
    case "canned_reply_updated":
      return { ...state, canned_replies: { ...state.canned_replies, [event.data.id]: event.data } };
    case "canned_reply_deleted":
      return { ...state, canned_replies: without(state.canned_replies, event.data.id) };
    case "saved_view_created":
    case "saved_view_updated":
      return { ...state, saved_views: { ...state.saved_views, [event.data.id]: event.data } };
    case "saved_view_deleted":
      return { ...state, saved_views: without(state.saved_views, event.data.id) };
    case "hours_updated":
      return { ...state, hours: event.data };
    case "subject_erased":
      return event.conversation_id === null ? state : touched(state, event.conversation_id, event.seq);
  }
}

function conversation_created(state: AgentState, conversation: Conversation, seq: number): AgentState {
  if (state.items[conversation.id] !== undefined) return conversation_updated(state, conversation, seq);
  // Whoever has just begun a conversation is there.
  return put_item(state, {
    conversation: { ...conversation, head: seq },
    unread_count: 0,
    mentioned_seq: null,
    has_unread_mention: false,
    is_visitor_online: true,
  });
}

function conversation_updated(state: AgentState, conversation: Conversation, seq: number): AgentState {
  const item = state.items[conversation.id];
  if (item === undefined) return missing(state, conversation.id, seq);
  // The item may have come with a page that is younger than this event.
  if (seq <= item.conversation.head) return state;
  // A replayed event shows the conversation as it is by now; how far we are is for the event to say.
  return put_item(state, { ...item, conversation: { ...conversation, head: seq } });
}

function message_created(state: AgentState, message: Message, seq: number): AgentState {
  const { conversation_id, author } = message;
  const item = state.items[conversation_id];
  if (item === undefined) return missing(state, conversation_id, seq);
  const { conversation } = item;
  if (seq <= conversation.head) return state;
  const is_unread = author.type === "visitor" && seq > (state.own_reads[conversation_id] ?? 0);
  const is_newest = message.kind !== "activity" && seq > (conversation.last_message?.seq ?? 0);
  return put_item(state, {
    ...with_mention(state, item, message),
    conversation: { ...conversation, head: seq, last_message: is_newest ? message : conversation.last_message },
    unread_count: item.unread_count + Number(is_unread),
  });
}

function message_changed(state: AgentState, message: Message, seq: number): AgentState {
  const { conversation_id } = message;
  const thread = state.threads[conversation_id];
  const next =
    thread === undefined
      ? state
      : put_thread(state, conversation_id, { ...thread, messages: with_changed(thread.messages, message) });
  const item = next.items[conversation_id];
  if (item === undefined) return missing(next, conversation_id, seq);
  const { conversation } = item;
  if (seq <= conversation.head) return next;
  if (concerns_mentions(next, item, message)) return missing(next, conversation_id, seq);
  const { last_message } = conversation;
  const last = last_message && (with_changed([last_message], message)[0] ?? null);
  const is_unread = message.author.type === "visitor" && message.seq > (next.own_reads[conversation_id] ?? 0);
  return put_item(next, {
    ...item,
    conversation: { ...conversation, head: seq, last_message: last },
    unread_count: Math.max(0, item.unread_count - Number(is_unread && message.is_deleted)),
  });
}

function touched(state: AgentState, conversation_id: string, seq: number): AgentState {
  const item = state.items[conversation_id];
  if (item === undefined || seq <= item.conversation.head) return state;
  return put_item(state, { ...item, conversation: { ...item.conversation, head: seq } });
}

function missing(state: AgentState, conversation_id: string, seq: number): AgentState {
  return { ...state, missing: { ...state.missing, [conversation_id]: seq } };
}

/** A message that is kept, whether an ack or an event says so. Only threads that were opened hold messages. */
export function agent_message(state: AgentState, message: Message): AgentState {
  const { conversation_id, author } = message;
  const next = {
    ...without_preview(state, conversation_id, author),
    typing: without_typing(state.typing, conversation_id, author),
  };
  const thread = state.threads[conversation_id];
  if (thread === undefined) return next;
  return put_thread(next, conversation_id, {
    ...thread,
    messages: merge_messages(thread.messages, [message]),
  });
}

/** An item as the server has just told it, unless we know something younger. */
export function agent_item(state: AgentState, item: InboxItem): AgentState {
  const { id, head } = item.conversation;
  const known = state.items[id];
  const is_stale = known !== undefined && known.conversation.head > head;
  const next = is_stale
    ? put_item(state, { ...known, is_visitor_online: item.is_visitor_online })
    : put_item(state, item, true);
  // An answer from before the event is not what was missing.
  return head >= (state.missing[id] ?? Infinity) ? { ...next, missing: without(state.missing, id) } : next;
}

/** A conversation as the answer to a command tells it. */
export function agent_conversation(state: AgentState, conversation: Conversation): AgentState {
  const item = state.items[conversation.id];
  if (item === undefined || item.conversation.head > conversation.head) return state;
  // Only events move the head: one that is still on the way must not look as if it had been counted.
  const next = put_item(state, { ...item, conversation: { ...conversation, head: item.conversation.head } });
  return counted(state, next, conversation.head);
}

/** What the numbers know of already is not counted again. */
function counted(state: AgentState, next: AgentState, seq: number): AgentState {
  return seq > state.counts.head ? next : { ...next, counts: state.counts };
}

export function put_item(state: AgentState, item: InboxItem, is_counted = false): AgentState {
  const { id } = item.conversation;
  const before = state.items[id];
  const agent_id = state.agent?.id ?? null;
  const items = { ...state.items, [id]: item };
  const counts = is_counted ? state.counts : recounted(state.counts, before, item, agent_id);
  const view_counts = is_counted ? state.view_counts : views_recounted(state, before, item);
  return { ...state, items, counts, view_counts, inbox: placed(state.inbox, items, id, agent_id) };
}

export function put_thread(state: AgentState, conversation_id: string, thread: AgentThread): AgentState {
  return { ...state, threads: { ...state.threads, [conversation_id]: thread } };
}

export function without<V>(record: Record<string, V>, id: string): Record<string, V> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
}
