import type { Extras, VisitorClient, VisitorCommands } from "@chatting/client";

/** What this tab needs of a client while it holds the connection. */
export type Client = Pick<
  VisitorClient,
  | "state"
  | "subscribe"
  | "connect"
  | "disconnect"
  | "send"
  | "retry"
  | "discard"
  | "set_typing"
  | "mark_read"
  | "load_older"
  | "call"
>;

/** What the panel sees: the same whether this tab holds the connection or another one. */
export interface Chat extends Pick<Client, "state" | "subscribe" | "retry" | "discard" | "set_typing" | "mark_read"> {
  send(body: string, conversation_id: string | null, extras?: Extras): void;
  load_older(conversation_id: string): void;
  /** Asks the server for something whose answer concerns this tab alone. */
  call<Name extends keyof VisitorCommands>(
    name: Name,
    payload: VisitorCommands[Name]["payload"],
  ): Promise<VisitorCommands[Name]["result"]>;
  /** Tries at once to reach the server. */
  reconnect(): void;
}
