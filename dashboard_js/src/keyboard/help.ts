import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let is_open = false;

export function open_help(): void {
  show(true);
}

export function close_help(): void {
  show(false);
}

function show(next: boolean): void {
  is_open = next;
  for (const listener of listeners) listener();
}

export function useHelp(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => is_open,
  );
}
