import type { Filters } from "@chatting/client";

export function is_same(one: Filters, other: Filters): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function with_label(filters: Filters, id: string): Filters {
  return { ...filters, label_ids: toggled(filters.label_ids, id) };
}

export function with_priority(filters: Filters, priority: Filters["priorities"][number]): Filters {
  return { ...filters, priorities: toggled(filters.priorities, priority) };
}

export function with_team(filters: Filters, id: string): Filters {
  return { ...filters, team_id: filters.team_id === id ? null : id };
}

export function with_assignee(filters: Filters, id: string): Filters {
  return { ...filters, assignee_id: filters.assignee_id === id ? null : id };
}

export function is_narrowed({ label_ids, priorities, team_id, assignee_id, is_following }: Filters): boolean {
  return label_ids.length > 0 || priorities.length > 0 || team_id !== null || assignee_id !== null || is_following;
}

/** What is left of them without what was deleted since. */
export function without_gone(
  filters: Filters,
  { labels, teams }: { labels: Record<string, unknown>; teams: Record<string, unknown> },
): Filters {
  const team_id = filters.team_id !== null && filters.team_id in teams ? filters.team_id : null;
  return { ...filters, label_ids: filters.label_ids.filter((id) => id in labels), team_id };
}

function toggled<T>(list: T[], one: T): T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}
