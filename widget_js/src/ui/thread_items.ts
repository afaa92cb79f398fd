import type { Author, Message, PendingMessage } from "@chatting/client";

export type Entry = Message | PendingMessage;

export interface Group {
  type: "group";
  key: string;
  author: Author;
  is_mine: boolean;
  entries: [Entry, ...Entry[]];
}
export type Item = { type: "day"; key: string; at: string } | Group;

const GROUP_WITHIN = 5 * 60_000;
const MYSELF: Author = { type: "visitor", id: null, name: null };

export const is_pending = (entry: Entry): entry is PendingMessage => "state" in entry;

/** Days, and runs of messages by the same author that were written shortly after one another. */
export function thread_items(messages: Message[], pending: PendingMessage[]): Item[] {
  const items: Item[] = [];
  let day = "";
  let group: Group | null = null;
  const confirmed = new Set(messages.map((message) => message.client_id));
  for (const entry of [...messages, ...pending.filter(({ client_id }) => !confirmed.has(client_id))]) {
    const author = is_pending(entry) ? MYSELF : entry.author;
    const entry_day = new Date(entry.created_at).toDateString();
    if (entry_day !== day) {
      items.push({ type: "day", key: entry_day, at: entry.created_at });
      day = entry_day;
      group = null;
    }
    if (group && belongs(group, author, entry)) {
      group.entries.push(entry);
    } else {
      group = { type: "group", key: entry.client_id, author, is_mine: author.type === "visitor", entries: [entry] };
      items.push(group);
    }
  }
  return items;
}

function belongs(group: Group, author: Author, entry: Entry): boolean {
  const last = group.entries[group.entries.length - 1] ?? group.entries[0];
  const is_same = group.is_mine
    ? author.type === "visitor"
    : author.type === group.author.type && author.id === group.author.id;
  return is_same && Date.parse(entry.created_at) - Date.parse(last.created_at) < GROUP_WITHIN;
}
