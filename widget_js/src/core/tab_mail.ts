import type { Extras, VisitorCommands, VisitorState, WireError } from "@chatting/client";

interface Orders {
  send: [body: string, conversation_id: string | null, extras: Extras];
  retry: [client_id: string];
  discard: [client_id: string];
  set_typing: [conversation_id: string, is_typing: boolean];
  mark_read: [conversation_id: string, message_id: string];
  load_older: [conversation_id: string];
  reconnect: [];
  call: [name: keyof VisitorCommands, payload: never];
}

/** What a tab wants the leading one to do. */
export type Order = { [Name in keyof Orders]: { id: string; name: Name; args: Orders[Name] } }[keyof Orders];

/** What the tabs of one browser tell each other. */
export type TabMail =
  | { type: "ask" }
  | { type: "order"; order: Order }
  /** From the leader. `done` are the orders whose effect the state shows. */
  | { type: "state"; state: VisitorState; done: string[]; is_new_leader: boolean }
  | { type: "answer"; id: string; data?: unknown; error?: WireError }
  | { type: "reset" };

export type TabChannel = Pick<BroadcastChannel, "postMessage" | "close"> & {
  onmessage: ((event: MessageEvent<TabMail>) => void) | null;
};
