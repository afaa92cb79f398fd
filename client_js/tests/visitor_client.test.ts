import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { memory_storage, VisitorClient, type KeyValueStorage } from "../src/index.ts";
import type { VisitorStarted } from "../src/wire.gen.ts";
import { ana, epoch, event, message, noon, read, refusal, thread, vera, visitor_started } from "./cast.ts";
import { FakeSocket } from "./fake_socket.ts";

let socket: FakeSocket;
let storage: KeyValueStorage;
let started: VisitorStarted;
let client: VisitorClient;

beforeEach(() => {
  vi.useFakeTimers();
  storage = memory_storage();
  started = visitor_started();
  [client, socket] = open_tab();
});
afterEach(() => {
  client.disconnect();
  vi.useRealTimers();
});

function open_tab(): [VisitorClient, FakeSocket] {
  const line = new FakeSocket();
  line.answers["start"] = () => started;
  line.answers["mark_delivered"] = () => ({});
  const options = { url: "", site_key: "key", storage, locale: "de", create_socket: line.factory };
  return [new VisitorClient(options), line];
}

const wait = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

async function go_online(...conversations: VisitorStarted["conversations"]): Promise<void> {
  started = visitor_started(...conversations);
  client.connect();
  await wait();
  expect(client.state.status).toBe("online");
}

function ack_send(seq: number, conversation_id = "c"): { client_id: string } {
  const { payload, ack } = socket.take("send_message");
  const { client_id, body } = payload as { client_id: string; body: string };
  ack({ ok: true, data: { conversation_id, message: message(seq, vera, { client_id, body, conversation_id }) } });
  return { client_id };
}

describe("before the visitor acts", () => {
  test("nothing is connected and nothing stored", () => {
    expect(socket.connects).toBe(0);
    expect(client.has_session()).toBe(false);
  });

  test("looking around stores nothing", async () => {
    await go_online();
    expect(socket.auth).toEqual({ site_key: "key" });
    expect(client.has_session()).toBe(false);
    expect(storage.get("key:visitor_token")).toBeNull();
  });

  test("the server hears the language", async () => {
    delete socket.answers["start"];
    client.connect();
    await wait();
    expect(socket.take("start").payload).toEqual({ locale: "de" });
  });
});

describe("the first message", () => {
  test("goes out after the token was stored", async () => {
    await go_online();
    client.send("Hello", null);
    expect(storage.get("key:visitor_token")).toBe("token");
    expect(socket.names()).toEqual(["send_message"]);
  });

  test("connects by itself, and waits for the start", async () => {
    client.send("Hello", null);
    expect(client.state.pending).toMatchObject([{ body: "Hello", state: "queued" }]);
    expect(client.has_session()).toBe(true);
    await wait();
    expect(storage.get("key:visitor_token")).toBe("token");
    expect(client.state.pending).toMatchObject([{ body: "Hello", state: "sending" }]);
  });

  test("is never both pending and kept, nor neither, and its events may come late", async () => {
    await go_online();
    client.send("Hello", null);
    const seen: string[] = [];
    client.subscribe(() => {
      const { pending, conversations } = client.state;
      seen.push(`${pending.length} ${conversations["c"]?.messages.length ?? 0}`);
    });
    ack_send(2);
    await wait();
    expect(seen).toEqual(["1 0", "0 1"]);
    const conversation = { id: "c", status: "open" as const, assignee: null, head: 2, created_at: noon };
    socket.tell("conversation_created", event("conversation_created", 1, conversation));
    socket.tell("message_created", event("message_created", 2, client.state.conversations["c"]!.messages[0]));
    await wait(1_000);
    expect(client.state.conversations["c"]).toMatchObject({ head: 2, messages: [{ seq: 2 }] });
    expect(socket.names()).toEqual([]);
  });

  test("is asked for where its events do not come", async () => {
    await go_online();
    client.send("Hello", null);
    ack_send(2);
    await wait(300);
    expect(socket.take("sync").payload).toEqual({ conversation_id: "c", epoch, since: 0 });
  });

  test("survives a reload, by the same visitor and under the same client_id", async () => {
    await go_online();
    const { client_id } = client.send("Hello", null);
    client.disconnect();
    [client, socket] = open_tab();
    expect(client.has_session()).toBe(true);
    expect(client.state.pending).toMatchObject([{ client_id, state: "queued" }]);
    await go_online();
    expect(socket.auth).toEqual({ site_key: "key", visitor_token: "token" });
    expect(ack_send(2).client_id).toBe(client_id);
  });

  test("of a second tab makes it the visitor of the first", async () => {
    await go_online();
    const [other, other_line] = open_tab();
    started = { ...visitor_started(), visitor_token: "other token" };
    other.connect();
    await wait();
    client.send("Hello", null);
    other.send("Hello from here", null);
    await wait(2_000);
    expect(other_line.auth["visitor_token"]).toBe("token");
    other.disconnect();
  });
});

describe("a break", () => {
  test("keeps the message, and repeats it", async () => {
    await go_online(thread(1, []));
    const { client_id } = client.send("Hello", "c");
    socket.sent = [];
    socket.cut();
    await wait();
    expect(client.state.pending).toMatchObject([{ state: "queued", error: null }]);
    await wait(1_500);
    expect(ack_send(2).client_id).toBe(client_id);
    await wait();
    expect(client.state.pending).toEqual([]);
  });

  test("that swallowed the ack shows the message once", async () => {
    await go_online(thread(1, []));
    const { client_id } = client.send("Hello", "c");
    socket.sent = [];
    socket.cut();
    started = visitor_started(thread(2, [message(2, vera, { client_id })]));
    await wait(1_500);
    expect(client.state.pending).toEqual([]);
    expect(client.state.conversations["c"]?.messages).toHaveLength(1);
    expect(socket.names()).toEqual([]);
  });

  test("brings the events that were faster than the start", async () => {
    await go_online(thread(1, []));
    delete socket.answers["start"];
    socket.cut();
    await wait(1_500);
    socket.tell("message_created", event("message_created", 2, message(2, ana), ana));
    socket.take("start").ack({ ok: true, data: visitor_started(thread(1, [])) });
    await wait();
    expect(client.state.conversations["c"]?.messages.map(({ seq }) => seq)).toEqual([2]);
  });

  test("is what the server asks for when it drains", async () => {
    await go_online();
    socket.tell("draining", { retry_after_ms: 3000 });
    await wait(2_999);
    expect(socket.connects).toBe(1);
    await wait(1_501);
    expect(socket.connects).toBe(2);
  });
});

describe("a visitor hears", () => {
  test("a reply, and reports that it arrived", async () => {
    await go_online(thread(1, []));
    socket.answers = {};
    for (const seq of [2, 3, 4]) socket.tell("message_created", event("message_created", seq, message(seq, ana), ana));
    await wait(1_000);
    expect(client.state.unread).toEqual({ c: 3 });
    expect(socket.sent.map(({ name, payload }) => [name, payload])).toEqual([
      ["mark_delivered", { conversation_id: "c", message_id: "m2" }],
      ["mark_delivered", { conversation_id: "c", message_id: "m4" }],
    ]);
  });

  test("nothing new that would have to be reported again", async () => {
    await go_online(thread(2, [message(2, ana)], { reads: [read(vera, 0, 2)] }));
    expect(socket.names()).toEqual([]);
  });

  test("who writes, until they have not been heard for 6 seconds", async () => {
    await go_online(thread(1, []));
    socket.tell("typing_changed", { conversation_id: "c", author: ana, is_typing: true });
    await wait(5_000);
    socket.tell("typing_changed", { conversation_id: "c", author: ana, is_typing: true });
    await wait(5_999);
    expect(client.state.typing["c"]).toEqual([ana]);
    await wait(1);
    expect(client.state.typing["c"]).toEqual([]);
  });

  test("that the team went", async () => {
    await go_online();
    socket.tell("presence_changed", { subject: { type: "workspace", id: "workspace" }, is_online: false });
    expect(client.state.site?.is_team_online).toBe(false);
  });

  test("where they stand in the queue, and that they wait no longer", async () => {
    await go_online(thread(1, [message(1)]));
    const place = { position: 2, wait_minutes: 5 };
    socket.tell("queue_changed", { conversation_id: "c", place });
    expect(client.state.conversations["c"]?.queue).toEqual(place);
    socket.tell("queue_changed", { conversation_id: "c", place: null });
    expect(client.state.conversations["c"]?.queue).toBeNull();
  });

  test("when the team is back", async () => {
    await go_online();
    const opening = { is_open: false, next_opening_at: "2026-11-24T08:00:00.000Z" };
    socket.tell("opening_changed", { opening });
    expect(client.state.site?.opening).toEqual(opening);
  });

  test("of another epoch, and starts over on the same connection", async () => {
    await go_online(thread(5, [message(5)]));
    started = { ...visitor_started(thread(1, [])), epoch: "second" };
    socket.tell("head", { conversation_id: "c", epoch: "second", head: 1 });
    await wait();
    expect(socket.connects).toBe(1);
    expect(client.state).toMatchObject({ epoch: "second", conversations: { c: { head: 1, messages: [] } } });
  });
});

describe("a visitor tells", () => {
  test("that they write, every 2 seconds at most, and that they stopped", async () => {
    await go_online(thread(1, []));
    for (const is_typing of [true, true, true]) client.set_typing("c", is_typing);
    await wait(2_000);
    client.set_typing("c", true);
    client.set_typing("c", false);
    client.set_typing("c", false);
    const told = socket.sent.map(({ payload }) => (payload as { is_typing: boolean }).is_typing);
    expect(told).toEqual([true, true, false]);
  });

  test("what they have read, at once to themselves, and again after a break", async () => {
    await go_online(thread(3, [message(2, ana), message(3, ana)], { reads: [read(vera, 0, 3)] }));
    client.mark_read("c", "m3");
    expect(client.state.unread).toEqual({ c: 0 });
    expect(socket.take("mark_read").payload).toEqual({ conversation_id: "c", message_id: "m3" });
    socket.cut();
    await wait(1_500);
    expect(client.state.unread).toEqual({ c: 0 });
    expect(socket.take("mark_read").payload).toEqual({ conversation_id: "c", message_id: "m3" });
  });
});

test("older messages are loaded once at a time", async () => {
  await go_online(thread(9, [message(8)], { has_more: true }));
  const loading = client.load_older("c");
  void client.load_older("c");
  expect(client.state.loading_older).toEqual({ c: true });
  const { payload, ack } = socket.take("list_messages");
  expect(payload).toMatchObject({ conversation_id: "c", before: "m8" });
  ack({ ok: true, data: { messages: [message(7)], has_more: false } });
  await loading;
  expect(client.state.conversations["c"]?.messages.map(({ seq }) => seq)).toEqual([7, 8]);
  expect(socket.names()).toEqual([]);
});

test("older messages do not show what was deleted while they were on their way", async () => {
  await go_online(thread(9, [message(8)], { has_more: true }));
  const loading = client.load_older("c");
  const old = socket.take("list_messages");
  const gone = message(7, ana, { body: "", is_deleted: true });
  socket.tell("message_deleted", event("message_deleted", 10, gone));
  old.ack({ ok: true, data: { messages: [message(7)], has_more: false } });
  await wait();
  socket.take("list_messages").ack({ ok: true, data: { messages: [gone], has_more: false } });
  await loading;
  expect(client.state.conversations["c"]?.messages).toEqual([gone, message(8)]);
});

test("a session that the server forgot does not keep the visitor out", async () => {
  storage.set("key:visitor_token", "forgotten");
  socket.door = refusal("unauthorized");
  client.connect();
  await wait();
  socket.door = "open";
  await wait(1_000);
  expect(socket.auth).toEqual({ site_key: "key" });
  expect(client.state.status).toBe("online");
});

test("a blocked visitor is told so, and no more is tried", async () => {
  socket.door = refusal("blocked");
  client.connect();
  await wait(60_000);
  expect(client.state).toMatchObject({ status: "refused", refusal: { code: "blocked" } });
  expect(socket.connects).toBe(1);
});

describe("who one is", () => {
  const said = { id: "vera", name: "Vera", email: null, is_verified: true };

  test("is kept, with the token that counts from now on", async () => {
    await go_online();
    socket.answers["identify"] = () => ({ visitor: said, visitor_token: "another" });
    await client.call("identify", { name: "Vera" });
    expect(client.state.visitor).toEqual(said);
    expect(storage.get("key:visitor_token")).toBe("another");
  });

  test("may be somebody else: then one comes again as them", async () => {
    await go_online(thread(1, []));
    socket.answers["identify"] = () => ({ visitor: { ...said, id: "known" }, visitor_token: "another" });
    await client.call("identify", { identity_token: "proof" });
    started = { ...visitor_started(), visitor: { ...said, id: "known" }, visitor_token: "another" };
    await wait(5000);
    expect(socket.auth).toEqual({ site_key: "key", visitor_token: "another" });
    expect(client.state.visitor?.id).toBe("known");
    expect(client.state.order).toEqual([]);
  });
});

describe("what was deleted", () => {
  test("a conversation is gone from the panel at once", async () => {
    await go_online(thread(1, [message(1)]));
    started = visitor_started();
    socket.tell("conversation_deleted", { conversation_id: "c" });
    await wait();
    expect(client.state.conversations).toEqual({});
    expect(client.state.status).toBe("online");
  });

  test("with everything one is somebody new", async () => {
    await go_online(thread(1, [message(1)]));
    client.send("Hello", "c");
    ack_send(2);
    socket.answers["start"] = () => refusal("unauthorized");
    socket.tell("conversation_deleted", { conversation_id: null });
    await wait();
    expect(storage.get("key:visitor_token")).toBeNull();
    socket.answers["start"] = () => ({ ...visitor_started(), visitor_token: "another" });
    await wait(30_000);
    expect([client.state.conversations, client.state.visitor_token]).toEqual([{}, "another"]);
  });
});
