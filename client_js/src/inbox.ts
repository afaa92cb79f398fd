import type { AgentState, ConversationStatus, Filters, Inbox } from "./types.ts";
import type { Conversation, InboxCounts, InboxItem } from "./wire.gen.ts";

/** What a list is asked for. */
export type Asked = Pick<Inbox, "view" | "status" | "filters">;

/** What the server counts at most. */
export const COUNT_CAP = 100;

export const no_filters: Filters = {
  label_ids: [],
  priorities: [],
  team_id: null,
  assignee_id: null,
  is_following: false,
};

/** Whether a view shows a conversation: the same question that the server answers for a whole page. */
export function shows(inbox: Asked, { conversation, mentioned_seq }: InboxItem, agent_id: string | null): boolean {
  if (inbox.status !== null && conversation.status !== inbox.status) return false;
  if (!passes(inbox.filters, conversation, agent_id)) return false;
  switch (inbox.view) {
    case "mine":
      return conversation.assignee_id === agent_id;
    case "unassigned":
      return conversation.assignee_id === null;
    case "mentions":
      return mentioned_seq !== null;
    case "all":
      return true;
  }
}

function passes(filters: Filters, conversation: Conversation, agent_id: string | null): boolean {
  const { label_ids, priorities, team_id, assignee_id, is_following } = filters;
  if (is_following && !conversation.follower_ids.includes(agent_id ?? "")) return false;
  if (priorities.length > 0 && !priorities.includes(conversation.priority)) return false;
  if (assignee_id !== null && conversation.assignee_id !== assignee_id) return false;
  if (team_id !== null && conversation.team_id !== team_id) return false;
  return label_ids.every((id) => conversation.label_ids.includes(id));
}

/** Put a conversation where it belongs in the list that is shown, or take it out. */
export function placed(inbox: Inbox, items: Record<string, InboxItem>, id: string, agent_id: string | null): Inbox {
  const ids = inbox.ids.filter((other) => other !== id);
  const item = items[id];
  const place_of = (other: string) => activity_of(items[other]?.conversation);
  // What is older than the pages that were loaded comes with its own page.
  const is_loaded = inbox.next_cursor === null || place_of(id) > place_of(ids.at(-1) ?? "");
  if (item !== undefined && is_loaded && shows(inbox, item, agent_id)) {
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
    .filter((item) => shows(inbox, item, state.agent?.id ?? null))
    .map(({ conversation }) => conversation)
    .sort((one, other) => activity_of(other) - activity_of(one))
    .map(({ id }) => id);
}

/** The numbers of the views after a conversation changed from one to the other; it may be new, or gone. */
export function recounted(
  counts: InboxCounts,
  before: InboxItem | undefined,
  after: InboxItem | undefined,
  agent_id: string | null,
): InboxCounts {
  const count = (known: number, counts_it: (item: InboxItem) => boolean) =>
    moved(known, Number(after !== undefined && counts_it(after)) - Number(before !== undefined && counts_it(before)));
  const has = (status: ConversationStatus) => (item: InboxItem) => item.conversation.status === status;
  const open = has("open");
  const next = {
    head: counts.head,
    mine: count(counts.mine, (item) => open(item) && item.conversation.assignee_id === agent_id),
    unassigned: count(counts.unassigned, (item) => open(item) && item.conversation.assignee_id === null),
    open: count(counts.open, open),
    snoozed: count(counts.snoozed, has("snoozed")),
    resolved: count(counts.resolved, has("resolved")),
    mentions: count(counts.mentions, (item) => item.has_unread_mention),
    teams: counts.teams.map(({ team_id, open: known }) => ({
      team_id,
      open: count(known, (item) => open(item) && item.conversation.team_id === team_id),
    })),
  };
  return JSON.stringify(next) === JSON.stringify(counts) ? counts : next;
}

/** At the cap nobody knows how many there are; the next answer does. */
export function moved(count: number, change: number): number {
  return count >= COUNT_CAP ? count : count + change;
}
