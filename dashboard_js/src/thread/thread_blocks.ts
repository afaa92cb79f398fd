import type { Activity, Author, Message, PendingMessage } from "@chatting/client";

import { is_same_day } from "../times.ts";

const GROUP_MS = 5 * 60_000;

export interface Entry {
  message: Message | PendingMessage;
  author: Author;
  is_mine: boolean;
}

export interface Group {
  type: "group";
  key: string;
  author: Author;
  kind: Message["kind"];
  is_mine: boolean;
  entries: Entry[];
}

export interface Day {
  type: "day";
  key: string;
  at: string;
}

export interface ActivityBlock {
  type: "activity";
  key: string;
  at: string;
  author: Author;
  activity: Activity;
}

export type Block = Day | Group | ActivityBlock;

/** What is kept, then what still waits to be sent. A message that is already kept does not wait any more. */
export function entries_of(messages: Message[], pending: PendingMessage[], me: Author): Entry[] {
  const kept = new Set(messages.map(({ client_id }) => client_id));
  return [
    ...messages.map((message) => ({ message, author: message.author, is_mine: is_same(message.author, me) })),
    ...pending
      .filter(({ client_id }) => !kept.has(client_id))
      .map((message) => ({ message, author: me, is_mine: true })),
  ];
}

/** Days, and within them what one person said in one breath. */
export function thread_blocks(entries: Entry[]): Block[] {
  const blocks: Block[] = [];
  let last: Entry | null = null;
  for (const entry of entries) {
    const key = entry.message.client_id;
    const is_new_day = last === null || !is_same_day(time_of(last), time_of(entry));
    if (is_new_day) blocks.push({ type: "day", key: `day-${key}`, at: entry.message.created_at });
    const group = blocks.at(-1);
    const activity = "activity" in entry.message ? (entry.message.activity ?? null) : null;
    if (activity !== null) {
      blocks.push({ type: "activity", key, at: entry.message.created_at, author: entry.author, activity });
    } else if (group?.type === "group" && last !== null && goes_on(last, entry)) group.entries.push(entry);
    else blocks.push(group_of(entry));
    last = entry;
  }
  return blocks;
}

/** One's newest message tells how far it has come; if that is a note, so does one's newest reply. */
export function told_ids(entries: Entry[]): ReadonlySet<string> {
  const mine = entries.filter(({ is_mine, message }) => is_mine && !("state" in message));
  const told = [mine.at(-1), mine.findLast(({ message }) => message.kind === "reply")];
  return new Set(told.flatMap((entry) => (entry === undefined ? [] : [entry.message.client_id])));
}

function group_of(entry: Entry): Group {
  const { author, is_mine, message } = entry;
  return { type: "group", key: message.client_id, author, kind: message.kind, is_mine, entries: [entry] };
}

function goes_on(before: Entry, entry: Entry): boolean {
  const gap = time_of(entry).getTime() - time_of(before).getTime();
  return is_same(before.author, entry.author) && before.message.kind === entry.message.kind && gap < GROUP_MS;
}

function is_same(one: Author, other: Author): boolean {
  return one.type === other.type && one.id === other.id;
}

function time_of({ message }: Entry): Date {
  return new Date(message.created_at);
}
