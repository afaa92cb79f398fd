import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { memory_storage, type AgentClient } from "../src/index.ts";
import { counts, open_tab } from "./agent_tab.ts";
import { agent_started, conversation, event, item, message } from "./cast.ts";
import type { FakeSocket } from "./fake_socket.ts";

let socket: FakeSocket;
let client: AgentClient;

beforeEach(() => {
  vi.useFakeTimers();
  [client, socket] = open_tab(memory_storage(), () => agent_started(10, { counts }));
});
afterEach(() => {
  client.disconnect();
  vi.useRealTimers();
});

const wait = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

async function go_online(): Promise<void> {
  client.connect();
  await wait();
}

describe("an agent's inbox", () => {
  test("shows what is known of a view until the server answers", async () => {
    await go_online();
    delete socket.answers["list_conversations"];
    client.show_view("unassigned", "open");
    expect(client.state.inbox).toMatchObject({ view: "unassigned", ids: ["c"], is_loading: true });
    client.show_view("mine", "open");
    expect(client.state.inbox.ids).toEqual([]);
    const [late, right] = [socket.take("list_conversations"), socket.take("list_conversations")];
    right.ack({ ok: true, data: { items: [item(9, {}, { id: "d", assignee_id: "ana" })], next_cursor: 9, counts } });
    late.ack({ ok: true, data: { items: [item(8)], next_cursor: null, counts } });
    await wait();
    expect(client.state.inbox).toMatchObject({ view: "mine", ids: ["d"], next_cursor: 9, is_loading: false });
  });

  test("loads the next page, and says where it cannot", async () => {
    socket.answers["list_conversations"] = () => ({ items: [item(8)], next_cursor: 8, counts });
    await go_online();
    socket.answers["list_conversations"] = () => ({ items: [item(5, {}, { id: "d" })], next_cursor: null, counts });
    await client.load_more();
    expect(client.state.inbox.ids).toEqual(["c", "d"]);
    await client.load_more();
    client.show_view("all", "open");
  });

  test("finds a conversation that it only heard of", async () => {
    socket.answers["list_conversations"] = () => ({ items: [], next_cursor: null, counts });
    await go_online();
    socket.answers["get_conversation"] = () => ({ item: item(11, { unread_count: 1 }), reads: [], draft: null });
    socket.tell("message_created", event("message_created", 11, message(11)));
    await wait(500);
    expect(client.state.inbox.ids).toEqual(["c"]);
    expect(client.state.items["c"]?.unread_count).toBe(1);
    expect(client.state.missing).toEqual({});
  });

  test("does not take an old answer for what happened since", async () => {
    delete socket.answers["list_conversations"];
    await go_online();
    const old = socket.take("list_conversations");
    socket.tell("message_created", event("message_created", 11, message(11)));
    old.ack({ ok: true, data: { items: [item(8)], next_cursor: null, counts } });
    await wait();
    expect(client.state.missing).toEqual({ c: 11 });
    socket.answers["get_conversation"] = () => ({ item: item(11, { unread_count: 1 }), reads: [], draft: null });
    socket.answers["list_conversations"] = () => ({ items: [], next_cursor: null, counts: { ...counts, head: 11, open: 7 } });
    await wait(500);
    expect(client.state.items["c"]?.unread_count).toBe(1);
    expect(client.state.counts.open).toBe(7);
  });

  test("does not count again what the numbers know of already", async () => {
    socket.answers["list_conversations"] = () => ({ items: [], next_cursor: null, counts: { ...counts, head: 11, open: 2 } });
    await go_online();
    socket.tell("conversation_created", event("conversation_created", 11, conversation(11, { id: "d" })));
    expect(client.state.counts.open).toBe(2);
    socket.tell("conversation_created", event("conversation_created", 12, conversation(12, { id: "e" })));
    expect(client.state.counts.open).toBe(3);
  });

  test("tells that what came meanwhile is delivered", async () => {
    const listed = item(8, { unread_count: 1 }, { last_message: message(8) });
    socket.answers["list_conversations"] = () => ({ items: [listed], next_cursor: null, counts });
    delete socket.answers["mark_delivered"];
    await go_online();
    expect(socket.take("mark_delivered").payload).toEqual({ conversation_id: "c", message_id: "m8" });
  });

  test("asks again for numbers that may be older than what came meanwhile", async () => {
    await go_online();
    delete socket.answers["list_conversations"];
    client.show_view("all", "open");
    const old = socket.take("list_conversations");
    socket.tell("message_created", event("message_created", 11, message(11)));
    old.ack({ ok: true, data: { items: [item(8)], next_cursor: null, counts } });
    socket.answers["list_conversations"] = () => ({ items: [], next_cursor: null, counts: { ...counts, head: 11, mentions: 1 } });
    await wait(4_000);
    expect(client.state.counts.mentions).toBe(1);
  });
});
