import type { SavedView } from "@chatting/client";
import { useSyncExternalStore } from "react";

import type { InboxRoute } from "../router.ts";

type Edited = { what: "save"; route: InboxRoute } | { what: "rename" | "remove"; saved: SavedView } | null;

let edited: Edited = null;
const listeners = new Set<() => void>();

/** The dialog is asked for in a menu, which is gone by the time it opens. */
export function edit_saved_view(wanted: Edited): void {
  edited = wanted;
  for (const listener of listeners) listener();
}

export function useEditedView(): Edited {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => edited,
  );
}
