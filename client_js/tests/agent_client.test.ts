import { no_filters } from "../src/inbox.ts";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { AgentClient} from "../src/index.ts";
import { CommandError, memory_storage, type KeyValueStorage } from "../src/index.ts";
import type { AgentStarted, WorkspaceSynced } from "../src/wire.gen.ts";
import { agent_started, ana, ben, conversation, epoch, event, item, message, read, refusal, vera } from "./cast.ts";
import { counts, open_tab } from "./agent_tab.ts";
import type { FakeSocket } from "./fake_socket.ts";

let socket: FakeSocket;
let storage: KeyValueStorage;
let started: AgentStarted;
let client: AgentClient;

beforeEach(() => {
  vi.useFakeTimers();
  storage = memory_storage();
  started = agent_started(10, { counts });
  [client, socket] = open_tab(storage, () => started);
});
afterEach(() => {
  client.disconnect();
  vi.useRealTimers();
});

const wait = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

async function go_online(): Promise<void> {
  client.connect();
  await wait();
  expect(client.state.status).toBe("online");
}

function missed(more: Partial<WorkspaceSynced>): WorkspaceSynced {
  return { epoch, head: 10, reset: false, events: [], reads: [], ...more };
}

describe("an agent who comes", () => {
  test("finds the list that is shown", async () => {
    expect(client.state.inbox.is_loading).toBe(false);
    await go_online();
    expect(client.state.inbox).toEqual({
      view: "all",
      status: "open",
      filters: no_filters,
      ids: ["c"],
      next_cursor: null,
      is_loading: false,
    });
    expect(client.state).toMatchObject({ agent: { id: "ana" }, head: 10, counts });
  });

  test("without a session is told so", async () => {
    socket.door = refusal("unauthorized");
    client.connect();
    await wait();
    expect(client.state).toMatchObject({ status: "refused", refusal: { code: "unauthorized" } });
    socket.door = "open";
    await go_online();
    expect(client.state.refusal).toBeNull();
  });

  test.each(["unauthorized", "not_found"] as const)("who is let in no more hears why: %s", async (code) => {
    await go_online();
    socket.door = refusal(code);
    socket.tell("session_revoked", {});
    await wait(60_000);
    expect(client.state).toMatchObject({ status: "refused", refusal: { code } });
    expect(socket.connects).toBe(2);
  });

  test("finds the thread that was opened before there was a connection", async () => {
    client.open_conversation("c");
    expect(client.state.threads["c"]).toMatchObject({ messages: [], is_loading: true });
    await go_online();
    expect(client.state.threads["c"]).toMatchObject({ has_more: true, is_loading: false, reads: [read(vera, 8)] });
    expect(client.state.threads["c"]?.messages).toHaveLength(2);
  });

  test("asks again for a list that did not come", async () => {
    const list = socket.answers["list_conversations"]!;
    socket.answers["list_conversations"] = () => refusal("unavailable", 1);
    await go_online();
    expect(client.state.inbox.is_loading).toBe(true);
    socket.answers["list_conversations"] = list;
    await wait(1_501);
    expect(client.state.inbox).toMatchObject({ ids: ["c"], is_loading: false });
  });
});

describe("an agent who comes back", () => {
  test("goes on from where they were, page by page", async () => {
    await go_online();
    client.open_conversation("c");
    await wait();
    socket.cut();
    started = agent_started(12, {
      counts,
      missed: missed({ head: 12, events: [event("message_created", 11, message(11))] }),
    });
    socket.answers["sync"] = () => missed({ head: 12, events: [event("message_created", 12, message(12))] });
    delete socket.answers["list_messages"];
    await wait(1_500);
    expect(client.state.head).toBe(12);
    expect(client.state.threads["c"]?.messages.map(({ seq }) => seq)).toEqual([7, 8, 11, 12]);
    expect(client.state.items["c"]?.unread_count).toBe(2);
    expect(socket.names()).toEqual([]);
  });

  test("says how far they were", async () => {
    await go_online();
    delete socket.answers["start"];
    socket.cut();
    await wait(1_500);
    expect(socket.take("start").payload).toEqual({ epoch, since: 10 });
  });

  test("after too long starts over: the list and the open thread are asked for anew", async () => {
    await go_online();
    client.open_conversation("c");
    await wait();
    socket.cut();
    started = agent_started(90, { counts, missed: missed({ reset: true, head: 90 }) });
    const ninety = message(90, vera);
    socket.answers["list_messages"] = () => ({ messages: [ninety], has_more: true });
    socket.answers["get_conversation"] = () => ({ item: item(90, {}, { last_message: ninety }), reads: [], draft: null });
    await wait(1_500);
    expect(client.state.head).toBe(90);
    expect(client.state.threads["c"]?.messages).toEqual([ninety]);
    expect(client.state.inbox.ids).toEqual(["c"]);
  });

  test("as somebody else sees nothing of the one before", async () => {
    await go_online();
    client.send("c", "By Ana", "note");
    client.open_conversation("c");
    await wait();
    socket.sent = [];
    delete socket.answers["list_messages"];
    socket.cut();
    const agent = { id: "ben", name: "Ben", role: "agent", availability: "online", capacity: null, avatar_id: null } as const;
    started = agent_started(10, { agent, missed: missed({}) });
    await wait(1_500);
    expect(client.state.pending).toEqual([]);
    expect(client.state.threads["c"]).toMatchObject({ messages: [], is_loading: true });
    expect(socket.names()).toEqual(["list_messages"]);
  });

  test("does not find unread what they have read on another device", async () => {
    await go_online();
    socket.cut();
    const events = [event("message_created", 11, message(11))];
    started = agent_started(11, { counts, missed: missed({ head: 11, events, reads: [read(ana, 11)] }) });
    await wait(1_500);
    expect(client.state.items["c"]?.unread_count).toBe(0);
  });
});

describe("an agent", () => {
  test("is told of a colleague's reply that came before, and may send all the same", async () => {
    await go_online();
    const quote = { message_id: "m7", kind: "reply", author: vera, excerpt: "Message 7", is_deleted: false } as const;
    const { client_id } = client.send("c", "At six", "reply", { attachments: [], quote });
    socket.take("send_message").ack({ ok: false, error: refusal("conflict") });
    await wait();
    expect(client.state.pending).toMatchObject([{ state: "failed", error: { code: "conflict" } }]);
    client.retry(client_id);
    expect(socket.take("send_message").payload).toMatchObject({ client_id, quoted_message_id: "m7", if_head: null });
    client.send("d", "He is a VIP", "note");
    expect(socket.take("send_message").payload).toMatchObject({ kind: "note", if_head: null });
  });

  test("sends, and sees the message once, in its place", async () => {
    await go_online();
    client.open_conversation("c");
    await wait();
    const { client_id } = client.send("c", "We are open", "reply");
    const { payload, ack } = socket.take("send_message");
    expect(payload).toEqual({ conversation_id: "c", client_id, body: "We are open", attachment_ids: [], kind: "reply", quoted_message_id: null, if_head: 10, mentions: [] });
    const kept = message(11, ana, { client_id, body: "We are open" });
    socket.tell("message_created", event("message_created", 11, kept, ana));
    expect(client.state.pending).toEqual([]);
    ack({ ok: true, data: { message: kept } });
    await wait(1_000);
    expect(client.state.threads["c"]?.messages.filter((one) => one.client_id === client_id)).toEqual([kept]);
    expect(client.state.items["c"]).toMatchObject({ unread_count: 0, conversation: { last_message: kept } });
  });

  test("assigns only if it is still as they saw it", async () => {
    await go_online();
    const done = client.conversations.assign("c", "ana", null);
    const { payload, ack } = socket.take("assign_conversation");
    expect(payload).toEqual({ conversation_id: "c", assignee_id: "ana", expected_assignee_id: null });
    ack({ ok: false, error: { code: "conflict", message: "Ben was faster" } });
    await expect(done).rejects.toBeInstanceOf(CommandError);
    await expect(done).rejects.toMatchObject({ code: "conflict" });
    client.conversations.assign("c", null).catch(() => undefined);
    expect(socket.take("assign_conversation").payload).toEqual({ conversation_id: "c", assignee_id: null });
  });

  test("resolves, and the conversation leaves the list of the open ones", async () => {
    await go_online();
    const done = client.conversations.set_status("c", "resolved");
    socket.take("set_conversation_status").ack({
      ok: true,
      data: { conversation: conversation(11, { status: "resolved" }) },
    });
    await done;
    expect(client.state.inbox.ids).toEqual([]);
    expect(client.state.counts).toEqual({ head: 10, mine: 0, unassigned: 0, open: 0, snoozed: 0, resolved: 1, mentions: 0, teams: [] });
  });

  test("changes a site and their availability", async () => {
    await go_online();
    const site = { id: "site", name: "Café", key: "key", allowed_origins: [] };
    socket.answers["update_site"] = () => ({ site });
    await expect(client.workspace.update_site("site", { name: "Café" })).resolves.toEqual(site);
    expect(client.state.workspace?.sites).toEqual([site]);
    socket.answers["set_availability"] = () => ({ agent: { ...started.agent, availability: "away" } });
    await client.set_availability("away");
    expect(client.state.agent?.availability).toBe("away");
    expect(client.state.agents["ana"]?.agent.availability).toBe("away");
  });

  test("reads, and the number of unread messages follows at once", async () => {
    await go_online();
    client.open_conversation("c");
    await wait();
    socket.tell("message_created", event("message_created", 11, message(11)));
    expect(client.state.items["c"]?.unread_count).toBe(1);
    client.mark_read("c", "m11");
    expect(client.state.items["c"]?.unread_count).toBe(0);
    expect(socket.take("mark_read").payload).toEqual({ conversation_id: "c", message_id: "m11" });
  });

  test("sees colleagues write, and not themselves on another device", async () => {
    await go_online();
    for (const author of [ana, ben]) socket.tell("typing_changed", { conversation_id: "c", author, is_typing: true });
    expect(client.state.typing["c"]).toEqual([ben]);
  });

  test("loads older messages, and can do so again where it failed", async () => {
    await go_online();
    client.open_conversation("c");
    await wait();
    socket.answers["list_messages"] = () => refusal("unavailable");
    await expect(client.load_older("c")).rejects.toMatchObject({ code: "unavailable" });
    socket.answers["list_messages"] = () => ({ messages: [message(6)], has_more: false });
    await client.load_older("c");
    expect(client.state.threads["c"]).toMatchObject({ has_more: false, is_loading: false });
    expect(client.state.threads["c"]?.messages.map(({ seq }) => seq)).toEqual([6, 7, 8]);
  });

  test("does not show what was deleted while it was on its way", async () => {
    await go_online();
    delete socket.answers["list_messages"];
    client.open_conversation("c");
    const old = socket.take("list_messages");
    const gone = message(8, vera, { body: "", is_deleted: true });
    socket.tell("message_deleted", event("message_deleted", 11, gone));
    old.ack({ ok: true, data: { messages: [message(7), message(8)], has_more: true } });
    await wait();
    socket.take("list_messages").ack({ ok: true, data: { messages: [message(7), gone], has_more: true } });
    await wait();
    expect(client.state.threads["c"]?.messages).toEqual([message(7), gone]);
  });
});
