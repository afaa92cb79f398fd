import { type AgentClient, upload_file, UploadTray } from "@chatting/client";
import { useEffect, useState, useSyncExternalStore } from "react";

import { access_of } from "../files/links.ts";
import { useClient } from "../session.tsx";

/** By client and conversation: what goes up goes on while one looks at another conversation. */
const of_clients = new WeakMap<AgentClient, Map<string, UploadTray>>();

function tray_of(client: AgentClient, conversation_id: string): UploadTray {
  const trays = of_clients.get(client) ?? new Map<string, UploadTray>();
  of_clients.set(client, trays);
  const tray =
    trays.get(conversation_id) ??
    new UploadTray({
      upload: (file, on_progress, signal) => upload_file(access_of(client), file, { on_progress, signal }),
      rules: () => client.state.uploads,
    });
  trays.set(conversation_id, tray);
  return tray;
}

export function useTray(conversation_id: string) {
  const client = useClient();
  const [tray] = useState(() => tray_of(client, conversation_id));
  const items = useSyncExternalStore(tray.subscribe, () => tray.items);
  useWarning(items.length > 0);
  return { tray, items };
}

/** Files that were chosen are only in this page. */
function useWarning(is_needed: boolean): void {
  useEffect(() => {
    if (!is_needed) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [is_needed]);
}
