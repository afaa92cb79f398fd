/** Where `j` and `k` lead from here: to the neighbour, to the first if one is nowhere, and never off the list. */
export function moved(ids: readonly string[], from: string | null, step: 1 | -1): string | null {
  const at = from === null ? -1 : ids.indexOf(from);
  if (at === -1) return ids[0] ?? null;
  return ids[at + step] ?? ids[at] ?? null;
}

/** Which conversation comes next when this one leaves the list: the one below, or the last. */
export function next_after(ids: readonly string[], leaving: string): string | null {
  const at = ids.indexOf(leaving);
  if (at === -1) return null;
  return ids[at + 1] ?? ids[at - 1] ?? null;
}
