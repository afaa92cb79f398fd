import { local_storage } from "@chatting/client";
import { useSyncExternalStore } from "react";

const storage = local_storage("chatting:");
const listeners = new Set<() => void>();

/** Which workspace one was in last, on this device; null is the first. */
export const workspace_choice = {
  read: (): string | null => storage.get("workspace"),

  write(id: string | null): void {
    if (id === null) storage.remove("workspace");
    else storage.set("workspace", id);
    for (const listener of listeners) listener();
  },
};

export function useWorkspaceChoice(): string | null {
  return useSyncExternalStore(subscribe, workspace_choice.read);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
