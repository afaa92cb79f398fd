import type { Filters } from "@chatting/client";

export function is_same(one: Filters, other: Filters): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function with_label(filters: Filters, id: string): Filters {
  return { ...filters, label_ids: toggled(filters.label_ids, id) };
}

export function is_narrowed(filters: Filters): boolean {
  return filters.label_ids.length > 0;
}

function toggled<T>(list: T[], one: T): T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}
