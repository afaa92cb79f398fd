import { agent_item, no_agent_state, put_thread } from "./agent_store.ts";
import { agent_reads } from "./agent_reads.ts";
import { activity_of, type Asked, known_ids } from "./inbox.ts";
import { merge_messages } from "./messages.ts";
import { merge_reads } from "./reads.ts";
import type { AgentState, AgentThread } from "./types.ts";
import type { AgentStarted, ConversationFound, ConversationPage, MessagePage } from "./wire.gen.ts";

const no_thread: AgentThread = { messages: [], has_more: false, is_loading: true, reads: [], form: null };

/** Begin, or with `is_resumed` go on with what is known. */
export function agent_started(state: AgentState, started: AgentStarted, is_resumed: boolean): AgentState {
  const { agent, account, workspace, workspaces, routing, hours, counts, uploads, epoch, head } = started;
  const agents = Object.fromEntries(started.agents.map((colleague) => [colleague.agent.id, colleague]));
  const labels = Object.fromEntries(started.labels.map((label) => [label.id, label]));
  const teams = Object.fromEntries(started.teams.map((team) => [team.id, team]));
  const saved_views = Object.fromEntries(started.saved_views.map((saved) => [saved.id, saved]));
  const canned_replies = Object.fromEntries(started.canned_replies.map((reply) => [reply.id, reply]));
  const told = {
    agent,
    account,
    workspace,
    workspaces,
    uploads,
    agents,
    teams,
    labels,
    routing,
    hours,
    canned_replies,
    saved_views,
    epoch,
    typing: {},
    preview: null,
  };
  // What was missed is still to be counted.
  if (is_resumed) return { ...state, ...told };
  const { items, own_reads, missing } = no_agent_state;
  const inbox = { ...state.inbox, ids: [], next_cursor: null, is_loading: true };
  const threads = state.open_id === null ? {} : { [state.open_id]: no_thread };
  return { ...state, ...told, counts, head, items, own_reads, missing, inbox, threads };
}

export function view_shown(state: AgentState, asked: Asked): AgentState {
  return { ...state, inbox: { ...asked, ids: known_ids(asked, state), next_cursor: null, is_loading: true } };
}

/** A page of the list that is shown: the first, or the one that follows. */
export function page_loaded(state: AgentState, page: ConversationPage): AgentState {
  const next = items_told(state, page);
  const last = page.items.at(-1);
  const floor = page.next_cursor === null || last === undefined ? 0 : activity_of(last.conversation);
  const ids = known_ids(next.inbox, next).filter((id) => activity_of(next.items[id]?.conversation) >= floor);
  return { ...next, inbox: { ...next.inbox, ids, next_cursor: page.next_cursor, is_loading: false } };
}

/** News about conversations, whatever list is shown. Of the numbers those count that know more of what happened. */
export function items_told(
  state: AgentState,
  { items, counts }: Pick<ConversationPage, "items" | "counts">,
): AgentState {
  return { ...items.reduce(agent_item, state), counts: counts.head < state.head ? state.counts : counts };
}

export function thread_loading(state: AgentState, id: string): AgentState {
  return put_thread(state, id, { ...(state.threads[id] ?? no_thread), is_loading: true });
}

export function thread_loaded(
  state: AgentState,
  { item, reads, form }: ConversationFound,
  page: MessagePage,
): AgentState {
  const { id } = item.conversation;
  const known = state.threads[id] ?? no_thread;
  // Messages that came live while the page was on its way are in both, or only in what is known.
  const messages = merge_messages(known.messages, page.messages);
  const has_more = messages[0]?.id === page.messages[0]?.id ? page.has_more : known.has_more;
  const thread = { messages, has_more, is_loading: false, reads: merge_reads(known.reads, reads), form };
  return agent_reads(put_thread(agent_item(state, item), id, thread), reads);
}

export function older_loaded(state: AgentState, id: string, page: MessagePage): AgentState {
  const known = state.threads[id] ?? no_thread;
  const messages = merge_messages(page.messages, known.messages);
  return put_thread(state, id, { ...known, messages, has_more: page.has_more, is_loading: false });
}

export function thread_failed(state: AgentState, id: string): AgentState {
  return put_thread(state, id, { ...(state.threads[id] ?? no_thread), is_loading: false });
}
