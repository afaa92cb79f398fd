import { useSyncExternalStore } from "react";

export interface Notice {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
}

const SHOWN_MS = 5_000;

const listeners = new Set<() => void>();
let notice: Notice | null = null;
let last_id = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Say something in passing. The next notice takes the place of the last: two at once are read by nobody. */
export function tell(text: string, action?: Notice["action"]): void {
  clearTimeout(timer);
  timer = setTimeout(() => show(null), SHOWN_MS);
  last_id += 1;
  show({ id: last_id, text, ...(action === undefined ? {} : { action }) });
}

export function dismiss(): void {
  clearTimeout(timer);
  show(null);
}

function show(next: Notice | null): void {
  notice = next;
  for (const listener of listeners) listener();
}

export function useNotice(): Notice | null {
  return useSyncExternalStore(subscribe, () => notice);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
