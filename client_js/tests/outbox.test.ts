import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { CommandError } from "../src/errors.ts";
import { Outbox } from "../src/outbox.ts";
import { type Entry, OutboxFile } from "../src/outbox_file.ts";
import { type KeyValueStorage, memory_storage } from "../src/storage.ts";
import type { PendingMessage } from "../src/types.ts";
import type { ErrorCode, Message } from "../src/wire.gen.ts";
import { message, refusal, vera } from "./cast.ts";

interface Call {
  entry: Entry;
  resolve: (kept: Message) => void;
  reject: (error: unknown) => void;
}

/** One tab with its outbox, and the calls that it makes. */
class Tab {
  readonly calls: Call[] = [];
  readonly kept: Message[] = [];
  readonly outbox: Outbox;
  pending: PendingMessage[] = [];
  is_online = true;

  constructor(storage: KeyValueStorage) {
    this.outbox = new Outbox({
      file: new OutboxFile(storage, () => "outbox"),
      is_ready: () => this.is_online,
      send: (entry) => new Promise((resolve, reject) => this.calls.push({ entry, resolve, reject })),
      on_change: (pending) => (this.pending = pending),
      on_sent: (sent) => this.kept.push(sent),
    });
  }

  bodies = () => this.calls.map(({ entry }) => entry.body);
  states = () => this.pending.map(({ body, state }) => `${body}: ${state}`);
}

function kept({ entry }: Call, conversation_id = entry.conversation_id ?? "new"): Message {
  return message(1, vera, { client_id: entry.client_id, body: entry.body, conversation_id });
}

async function answer(call: Call | undefined, conversation_id?: string): Promise<void> {
  call!.resolve(kept(call!, conversation_id));
  await vi.advanceTimersByTimeAsync(0);
}

async function refuse(call: Call | undefined, code: ErrorCode, retry_after: number | null = null): Promise<void> {
  call!.reject(new CommandError(refusal(code, retry_after)));
  await vi.advanceTimersByTimeAsync(0);
}

let storage: KeyValueStorage;
let tab: Tab;

beforeEach(() => {
  vi.useFakeTimers();
  storage = memory_storage();
  tab = new Tab(storage);
});
afterEach(() => vi.useRealTimers());

describe("an outbox", () => {
  test("sends one after the other within a conversation, and conversations side by side", async () => {
    for (const [body, id] of [
      ["one", "c"],
      ["two", "c"],
      ["other", "d"],
    ] as const)
      tab.outbox.add(body, id, "reply");
    expect(tab.bodies()).toEqual(["one", "other"]);
    expect(tab.states()).toEqual(["one: sending", "two: queued", "other: sending"]);
    await answer(tab.calls[0]);
    expect(tab.bodies()).toEqual(["one", "other", "two"]);
    expect(tab.states()).toEqual(["two: sending", "other: sending"]);
  });

  test("hands the message over before the entry goes", async () => {
    tab.outbox.add("one", "c", "reply");
    await answer(tab.calls[0]);
    expect(tab.kept.map(({ body }) => body)).toEqual(["one"]);
    expect(tab.pending).toEqual([]);
    expect(storage.get("outbox")).toBeNull();
  });

  test("survives a reload with order, text and client_id", () => {
    tab.is_online = false;
    const written = [tab.outbox.add("one", "c", "reply"), tab.outbox.add("two", "c", "note")];
    const reloaded = new Tab(storage);
    reloaded.outbox.flush();
    expect(reloaded.pending.map(({ client_id }) => client_id)).toEqual(written.map(({ client_id }) => client_id));
    expect(reloaded.calls[0]?.entry).toMatchObject({ body: "one", kind: "reply" });
    expect(reloaded.states()).toEqual(["one: sending", "two: queued"]);
  });

  test("starts a conversation with one message, and the others follow into it", async () => {
    for (const body of ["Hello", "Are you open?", "Today?"]) tab.outbox.add(body, null, "reply");
    expect(tab.bodies()).toEqual(["Hello"]);
    await answer(tab.calls[0], "new");
    expect(tab.calls[1]?.entry).toMatchObject({ body: "Are you open?", conversation_id: "new" });
    tab.outbox.add("Please", "new", "reply");
    await answer(tab.calls[1]);
    await answer(tab.calls[2]);
    await answer(tab.calls[3]);
    expect(tab.bodies()).toEqual(["Hello", "Are you open?", "Today?", "Please"]);
  });

  test("follows into the conversation after a reload between question and answer, too", async () => {
    for (const body of ["Hello", "Are you open?"]) tab.outbox.add(body, null, "reply");
    const reloaded = new Tab(storage);
    reloaded.outbox.flush();
    expect(reloaded.calls[0]?.entry.client_id).toBe(tab.calls[0]?.entry.client_id);
    await answer(reloaded.calls[0], "new");
    expect(reloaded.calls[1]?.entry.conversation_id).toBe("new");
  });

  test("lets the next message start the conversation where the first was refused", async () => {
    for (const body of ["Hello", "Are you open?"]) tab.outbox.add(body, null, "reply");
    await refuse(tab.calls[0], "invalid_payload");
    expect(tab.calls[1]?.entry).toMatchObject({ body: "Are you open?", conversation_id: null });
    await answer(tab.calls[1], "new");
    tab.outbox.retry(tab.pending[0]!.client_id);
    expect(tab.calls[2]?.entry).toMatchObject({ body: "Hello", conversation_id: "new" });
  });

  test.each(["unavailable", "rate_limited", "overloaded", "draining"] as const)(
    "tries again after %s",
    async (code) => {
      for (const body of ["one", "two"]) tab.outbox.add(body, "c", "reply");
      await refuse(tab.calls[0], code, 3);
      expect(tab.states()).toEqual(["one: queued", "two: queued"]);
      expect(tab.pending[0]?.retry_at).toBeGreaterThanOrEqual(Date.now() + 3_000);
      await vi.advanceTimersByTimeAsync(2_999);
      expect(tab.calls).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(1_501);
      expect(tab.calls[1]?.entry).toEqual(tab.calls[0]?.entry);
    },
  );

  test.each(["invalid_payload", "not_found", "forbidden", "idempotency_conflict", "internal"] as const)(
    "keeps what was refused with %s, and goes on with the next",
    async (code) => {
      for (const body of ["one", "two"]) tab.outbox.add(body, "c", "reply");
      await refuse(tab.calls[0], code);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(tab.states()).toEqual(["one: failed", "two: sending"]);
      expect(tab.pending[0]?.error?.code).toBe(code);
    },
  );

  test("retries and discards what failed when told to", async () => {
    const one = tab.outbox.add("one", "c", "reply");
    await refuse(tab.calls[0], "forbidden");
    tab.outbox.retry(one.client_id);
    expect(tab.calls[1]?.entry.client_id).toBe(one.client_id);
    await refuse(tab.calls[1], "forbidden");
    tab.outbox.discard(one.client_id);
    expect(tab.pending).toEqual([]);
  });

  test("waits for a connection, and then sends under the same client_id", async () => {
    const one = tab.outbox.add("one", "c", "reply");
    tab.is_online = false;
    await refuse(tab.calls[0], "unavailable");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tab.states()).toEqual(["one: queued"]);
    expect(tab.calls).toHaveLength(1);
    tab.is_online = true;
    tab.outbox.flush();
    expect(tab.calls[1]?.entry.client_id).toBe(one.client_id);
  });

  test("is satisfied by the event where it comes instead of the ack, and by both", async () => {
    tab.outbox.add("one", "c", "reply");
    tab.outbox.settle(kept(tab.calls[0]!));
    expect(tab.pending).toEqual([]);
    tab.outbox.settle(kept(tab.calls[0]!));
    await answer(tab.calls[0]);
    tab.outbox.add("two", "c", "reply");
    expect(tab.bodies()).toEqual(["one", "two"]);
  });

  test("may be open in two tabs: what both send has one client_id, and each forgets it", async () => {
    const one = tab.outbox.add("one", "c", "reply");
    const other = new Tab(storage);
    other.outbox.add("from the other", "c", "reply");
    expect(other.calls[0]?.entry.client_id).toBe(one.client_id);
    await answer(tab.calls[0]);
    await answer(other.calls[0]);
    expect(tab.calls[1]?.entry.client_id).toBe(other.calls[1]?.entry.client_id);
    await answer(tab.calls[1]);
    other.outbox.settle(kept(tab.calls[1]!));
    expect([tab.pending, other.pending]).toEqual([[], []]);
  });

  test("sends nothing that another tab has discarded", () => {
    tab.is_online = false;
    const one = tab.outbox.add("one", "c", "reply");
    const other = new Tab(storage);
    other.is_online = false;
    other.outbox.flush();
    other.outbox.discard(one.client_id);
    tab.is_online = true;
    tab.outbox.flush();
    expect(tab.calls).toEqual([]);
  });

  test("cleans what no database can hold", () => {
    const one = tab.outbox.add("a\0b \uD83D c \uD83D\uDE00", "c", "reply");
    expect(one.body).toBe("ab \uFFFD c 😀");
    expect(one.client_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test("starts empty from a file that is not its own", () => {
    storage.set("outbox", "{nonsense");
    tab.outbox.flush();
    expect(tab.pending).toEqual([]);
  });
});
