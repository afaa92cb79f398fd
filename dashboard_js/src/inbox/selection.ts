import { useSyncExternalStore } from "react";

/** What the server takes at once. */
export const MOST_SELECTED = 100;

const listeners = new Set<() => void>();
/** Null: nobody is selecting. */
let selected: ReadonlySet<string> | null = null;

export function start_selecting(): void {
  show(new Set());
}

export function stop_selecting(): void {
  show(null);
}

/** Take a conversation in or out; a hundred and first is not taken. */
export function toggle_selected(id: string): void {
  const next = new Set(selected);
  if (!next.delete(id) && next.size < MOST_SELECTED) next.add(id);
  show(next);
}

export function select_all(ids: readonly string[]): void {
  show(new Set(ids.slice(0, MOST_SELECTED)));
}

export function useSelection(): ReadonlySet<string> | null {
  return useSyncExternalStore(subscribe, () => selected);
}

function show(next: ReadonlySet<string> | null): void {
  selected = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
