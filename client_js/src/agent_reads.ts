import { put_item, put_thread } from "./agent_store.ts";
import { merge_reads } from "./reads.ts";
import type { AgentState } from "./types.ts";
import type { InboxItem, ReadChanged, ReadPosition } from "./wire.gen.ts";

/** Positions that are told without a number of unread messages: in a replay, with a conversation, or by ourselves. */
export function agent_reads(state: AgentState, reads: ReadPosition[]): AgentState {
  return reads.reduce((next, position) => read_changed(next, { position, unread_count: null }), state);
}

export function read_changed(state: AgentState, { position, unread_count }: ReadChanged): AgentState {
  const { conversation_id, reader, read_seq } = position;
  const thread = state.threads[conversation_id];
  const next =
    thread === undefined
      ? state
      : put_thread(state, conversation_id, { ...thread, reads: merge_reads(thread.reads, [position]) });
  if (reader.type !== "agent" || reader.id !== state.agent?.id) return next;
  return own_read(next, conversation_id, read_seq, unread_count);
}

function own_read(state: AgentState, id: string, read_seq: number, told_count: number | null): AgentState {
  if (read_seq < (state.own_reads[id] ?? 0)) return state;
  const next = { ...state, own_reads: { ...state.own_reads, [id]: read_seq } };
  const item = next.items[id];
  if (item === undefined) return next;
  const unread_count = told_count ?? unread_after(next, item, read_seq);
  const has_unread_mention = item.has_unread_mention && read_seq < (item.mentioned_seq ?? 0);
  const is_same = unread_count === item.unread_count && has_unread_mention === item.has_unread_mention;
  return is_same ? next : put_item(next, { ...item, unread_count, has_unread_mention });
}

function unread_after(state: AgentState, { conversation, unread_count }: InboxItem, read_seq: number): number {
  if (read_seq >= (conversation.last_message?.seq ?? 0)) return 0;
  const loaded = state.threads[conversation.id]?.messages ?? [];
  const unread = loaded.filter(({ author, seq }) => author.type === "visitor" && seq > read_seq).length;
  // A thread that is loaded knows what follows; the list knows no better than it was told.
  return loaded.length > 0 ? unread : unread_count;
}
