import { AgentClient, type KeyValueStorage } from "../src/index.ts";
import type { AgentStarted } from "../src/wire.gen.ts";
import { item, message, read, vera } from "./cast.ts";
import { FakeSocket } from "./fake_socket.ts";

export const counts = { head: 10, mine: 0, unassigned: 1, open: 1, snoozed: 0, resolved: 0, mentions: 0, teams: [] };

/** A client whose server knows one conversation, and the socket between them. */
export function open_tab(storage: KeyValueStorage, start: () => AgentStarted): [AgentClient, FakeSocket] {
  const line = new FakeSocket();
  line.answers = {
    start,
    list_conversations: () => ({ items: [item(8, {}, { last_message: message(8) })], next_cursor: null, counts }),
    get_conversation: () => ({ item: item(8, {}, { last_message: message(8) }), reads: [read(vera, 8)], draft: null }),
    list_messages: () => ({ messages: [message(7), message(8)], has_more: true }),
    mark_delivered: () => ({}),
  };
  return [new AgentClient({ url: "", storage, create_socket: line.factory }), line];
}
