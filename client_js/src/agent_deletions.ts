import { without } from "./agent_store.ts";
import { recounted } from "./inbox.ts";
import { views_recounted } from "./saved_views.ts";
import type { AgentState } from "./types.ts";

export function conversation_deleted(state: AgentState, id: string): AgentState {
  const before = state.items[id];
  const rest = {
    ...state,
    items: without(state.items, id),
    threads: without(state.threads, id),
    drafts: without(state.drafts, id),
    own_reads: without(state.own_reads, id),
    typing: without(state.typing, id),
    preview: state.preview?.conversation_id === id ? null : state.preview,
    missing: without(state.missing, id),
    inbox: { ...state.inbox, ids: state.inbox.ids.filter((other) => other !== id) },
  };
  if (before === undefined) return rest;
  const counts = recounted(state.counts, before, undefined, state.agent?.id ?? null);
  return { ...rest, counts, view_counts: views_recounted(state, before, undefined) };
}

/** All their conversations are gone too, and no other event says so. */
export function visitor_deleted(state: AgentState, visitor_id: string): AgentState {
  const theirs = Object.values(state.items).filter(({ conversation }) => conversation.visitor.id === visitor_id);
  return theirs.reduce((next, { conversation }) => conversation_deleted(next, conversation.id), state);
}
