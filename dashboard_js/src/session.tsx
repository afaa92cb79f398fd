import { AgentClient, HttpClient, local_storage, type AgentState } from "@chatting/client";
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from "react";

import { go } from "./navigation.tsx";
import { SIGN_IN } from "./router.ts";
import { useWorkspaceChoice } from "./workspace_choice.ts";

export const http = new HttpClient({ url: "" });

const ClientContext = createContext<AgentClient | null>(null);

/** One connection for everything below it; it lives as long as one is signed in. */
export function Session({ children }: { children: ReactNode }) {
  const workspace_id = useWorkspaceChoice();
  return (
    <Connected key={workspace_id} workspace_id={workspace_id}>
      {children}
    </Connected>
  );
}

function Connected({ workspace_id, children }: { workspace_id: string | null; children: ReactNode }) {
  const [client] = useState(() => {
    const where = workspace_id === null ? {} : { workspace_id };
    return new AgentClient({ url: location.origin, storage: local_storage(), ...where });
  });

  useEffect(() => {
    client.connect();
    return () => client.disconnect();
  }, [client]);

  return <ClientContext value={client}>{children}</ClientContext>;
}

export function useClient(): AgentClient {
  const client = useContext(ClientContext);
  if (client === null) throw new Error("There is no Session above.");
  return client;
}

/** A part of the state. The selector must give the same object as long as nothing changed. */
export function useAgentState<Part>(select: (state: AgentState) => Part): Part {
  const client = useClient();
  return useSyncExternalStore(
    useCallback((listener: () => void) => client.subscribe(listener), [client]),
    () => select(client.state),
  );
}

export async function sign_out(client: AgentClient): Promise<void> {
  await http.delete_session("current");
  leave(client);
}

/** The session is over already: keep nothing of it. */
export function leave(client: AgentClient): void {
  client.forget_drafts();
  client.disconnect();
  go(SIGN_IN);
}
