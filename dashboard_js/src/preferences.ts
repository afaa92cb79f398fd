import { local_storage } from "@chatting/client";
import { useCallback, useSyncExternalStore } from "react";

/** What one has chosen on this device: `theme` light or dark, `locale`, `shortcuts` off. Absent is automatic. */
export type Preference = "theme" | "locale" | "shortcuts";

const storage = local_storage("chatting:preference:");
const listeners = new Set<() => void>();

export const preferences = {
  read: (name: Preference): string | null => storage.get(name),

  write(name: Preference, value: string | null): void {
    if (value === null) storage.remove(name);
    else storage.set(name, value);
    if (name === "theme") apply_theme();
    for (const listener of listeners) listener();
  },
};

export function usePreference(name: Preference): [string | null, (value: string | null) => void] {
  const value = useSyncExternalStore(subscribe, () => storage.get(name));
  const choose = useCallback((next: string | null) => preferences.write(name, next), [name]);
  return [value, choose];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function apply_theme(): void {
  const theme = preferences.read("theme");
  if (theme === null) delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}
