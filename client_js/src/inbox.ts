import type { AgentState, Filters, Inbox } from "./types.ts";
import type { Conversation, InboxCounts, InboxItem } from "./wire.gen.ts";

/** What a list is asked for. */
export type Asked = Pick<Inbox, "view" | "status" | "filters">;

/** What the server counts at most. */
export const COUNT_CAP = 100;

export const no_filters: Filters = { label_ids: [], priorities: [], team_id: null };

/** Whether a view shows a conversation: the same question that the server answers for a whole page. */
export function shows(inbox: Asked, conversation: Conversation, agent_id: string | null): boolean {
  if (inbox.status !== null && conversation.status !== inbox.status) return false;
  if (!passes(inbox.filters, conversation)) return false;
  if (inbox.view === "mine") return conversation.assignee_id === agent_id;
  return inbox.view === "all" || conversation.assignee_id === null;
}

function passes({ label_ids, priorities, team_id }: Filters, conversation: Conversation): boolean {
  if (priorities.length > 0 && !priorities.includes(conversation.priority)) return false;
  if (team_id !== null && conversation.team_id !== team_id) return false;
  return label_ids.every((id) => conversation.label_ids.includes(id));
}

/** Put a conversation where it belongs in the list that is shown, or take it out. */
export function placed(inbox: Inbox, items: Record<string, InboxItem>, id: string, agent_id: string | null): Inbox {
  const ids = inbox.ids.filter((other) => other !== id);
  const conversation = items[id]?.conversation;
  const place_of = (other: string) => activity_of(items[other]?.conversation);
  // What is older than the pages that were loaded comes with its own page.
  const is_loaded = inbox.next_cursor === null || place_of(id) > place_of(ids.at(-1) ?? "");
  if (conversation !== undefined && is_loaded && shows(inbox, conversation, agent_id)) {
    const place = ids.findIndex((other) => place_of(other) < place_of(id));
    ids.splice(place === -1 ? ids.length : place, 0, id);
  }
  const is_same = ids.length === inbox.ids.length && ids.every((other, index) => other === inbox.ids[index]);
  return is_same ? inbox : { ...inbox, ids };
}

/** What the list is sorted by, as the server sorts it: other things that happen to a conversation do not move it up. */
export function activity_of(conversation: Conversation | undefined): number {
  return conversation?.last_message?.seq ?? conversation?.head ?? 0;
}

/** The known conversations of a view, to have something to show while the server is asked. */
export function known_ids(inbox: Asked, state: AgentState): string[] {
  return Object.values(state.items)
    .map(({ conversation }) => conversation)
    .filter((conversation) => shows(inbox, conversation, state.agent?.id ?? null))
    .sort((one, other) => activity_of(other) - activity_of(one))
    .map(({ id }) => id);
}

/** The numbers of the views after a conversation changed from one to the other. */
export function recounted(
  counts: InboxCounts,
  before: Conversation | undefined,
  after: Conversation,
  agent_id: string | null,
): InboxCounts {
  const is_open = (conversation: Conversation) => conversation.status === "open";
  const change = (counts_it: (conversation: Conversation) => boolean) =>
    Number(counts_it(after)) - Number(before !== undefined && counts_it(before));
  const open = change(is_open);
  const mine = change((conversation) => is_open(conversation) && conversation.assignee_id === agent_id);
  const unassigned = change((conversation) => is_open(conversation) && conversation.assignee_id === null);
  const teams = counts.teams.map(({ team_id, open: known }) => ({
    team_id,
    open: moved(
      known,
      change((conversation) => is_open(conversation) && conversation.team_id === team_id),
    ),
  }));
  const is_same = teams.every(({ open: now }, index) => now === counts.teams[index]?.open);
  if (open === 0 && mine === 0 && unassigned === 0 && is_same) return counts;
  return {
    open: moved(counts.open, open),
    mine: moved(counts.mine, mine),
    unassigned: moved(counts.unassigned, unassigned),
    teams,
  };
}

/** At the cap nobody knows how many there are; the next answer does. */
function moved(count: number, change: number): number {
  return count >= COUNT_CAP ? count : count + change;
}
