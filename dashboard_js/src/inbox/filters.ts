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

function toggled<T>(list: T[], one: T): T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}
