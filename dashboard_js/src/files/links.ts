import { type AgentClient, type FileAccess, FileLinks, type KnownLink } from "@chatting/client";
import { useEffect, useState, useSyncExternalStore } from "react";

import { useClient } from "../session.tsx";

const RENEW_AFTER = 120_000;
const of_clients = new WeakMap<AgentClient, FileLinks>();

export function access_of(client: AgentClient): FileAccess {
  return { url: "", workspace_id: client.state.workspace?.id, is_direct: client.state.uploads?.is_direct };
}

function links_of(client: AgentClient): FileLinks {
  const links = of_clients.get(client) ?? new FileLinks(() => access_of(client));
  of_clients.set(client, links);
  return links;
}

/** A link that works, as long as somebody looks at it. Null until it is there, or if the file is gone. */
export function useFileLink(file_id: string, is_wanted = true): KnownLink | null {
  const links = links_of(useClient());
  useEffect(() => {
    if (!is_wanted) return;
    links.want(file_id);
    const timer = setInterval(() => links.want(file_id), RENEW_AFTER);
    return () => clearInterval(timer);
  }, [links, file_id, is_wanted]);
  return useSyncExternalStore(links.subscribe, () => links.known[file_id] ?? null);
}

/** The first address that was found: a picture that is shown need not be loaded again because its link is renewed. */
export function useThumbnail(file_id: string, is_wanted = true): { src: string | null; failed: () => void } {
  const link = useFileLink(file_id, is_wanted);
  const [shown, set_shown] = useState<string | null>(null);
  const src = shown ?? link?.thumbnail_url ?? null;
  useEffect(() => set_shown((before) => before ?? link?.thumbnail_url ?? null), [link]);
  return { src, failed: () => set_shown(null) };
}
