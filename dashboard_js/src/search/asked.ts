import type { Search } from "@chatting/client";

import type { SearchAsked } from "../router.ts";

const DAY_MS = 86_400_000;
const DAYS: Record<string, number> = { day: 1, week: 7, month: 30, year: 365 };
const UUID = /^[0-9a-f-]{36}$/i;

/** What the address asks for, as the server is asked; null if there is nothing to look for. What makes no sense there is as if it were not there. */
export function search_of(asked: SearchAsked, now: number): Search | null {
  const query = (asked.q ?? "").trim().slice(0, 200);
  if (query === "") return null;
  const days = DAYS[asked.when ?? ""];
  return {
    query,
    ...writer(asked.by),
    ...assignee(asked.assignee),
    ...(asked.kind === "reply" || asked.kind === "note" ? { kind: asked.kind } : {}),
    ...(asked.status === "open" || asked.status === "snoozed" || asked.status === "resolved"
      ? { status: asked.status }
      : {}),
    ...(days === undefined ? {} : { written_after: new Date(now - days * DAY_MS).toISOString() }),
    ...(asked.label !== undefined && UUID.test(asked.label) ? { label_ids: [asked.label] } : {}),
    ...(asked.file === "yes" ? { has_file: true } : {}),
  };
}

function writer(by: string | undefined): Partial<Search> {
  if (by === "visitor" || by === "agent") return { written_by: by };
  return by !== undefined && UUID.test(by) ? { author_id: by } : {};
}

function assignee(id: string | undefined): Partial<Search> {
  if (id === "nobody") return { assignee_id: null };
  return id !== undefined && UUID.test(id) ? { assignee_id: id } : {};
}
