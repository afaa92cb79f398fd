import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Connection } from "../src/connection.ts";
import type { ConnectionStatus, WireError } from "../src/types.ts";
import { refusal } from "./cast.ts";
import { FakeSocket } from "./fake_socket.ts";

interface Commands {
  ask: { payload: { word: string }; result: { answer: string } };
}
interface Events {
  told: { word: string };
}

let socket: FakeSocket;
let statuses: ConnectionStatus[];
let last_refusal: WireError | null;
let start: ReturnType<typeof vi.fn<() => Promise<void>>>;
let is_worth_a_try: boolean;
let connection: Connection<Commands, Events>;

beforeEach(() => {
  vi.useFakeTimers();
  socket = new FakeSocket();
  statuses = [];
  start = vi.fn(async () => undefined);
  is_worth_a_try = false;
  connection = new Connection({
    socket,
    listeners: { told: () => undefined },
    start,
    on_online: () => undefined,
    on_status: (status, refused) => {
      statuses.push(status);
      last_refusal = refused;
    },
    on_refusal: () => is_worth_a_try,
  });
});
afterEach(() => {
  connection.disconnect();
  vi.useRealTimers();
});

const wait = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

async function go_online(): Promise<void> {
  connection.connect();
  await wait();
  expect(statuses).toEqual(["connecting", "online"]);
}

describe("a connection", () => {
  test("is online when the start is through, and not before", async () => {
    let through: () => void = () => undefined;
    start.mockReturnValue(new Promise((resolve) => (through = resolve)));
    connection.connect();
    await wait();
    expect(connection.is_ready()).toBe(false);
    through();
    await wait();
    expect(statuses).toEqual(["connecting", "online"]);
  });

  test("says nothing about a break of less than 2 seconds", async () => {
    await go_online();
    socket.cut();
    expect(connection.is_ready()).toBe(false);
    await wait(1_999);
    expect(statuses).toEqual(["connecting", "online"]);
    expect(start).toHaveBeenCalledTimes(2);
  });

  test("says so after 2 seconds, admits it after 30, and goes on trying", async () => {
    await go_online();
    socket.door = refusal("overloaded");
    socket.cut();
    await wait(2_000);
    expect(statuses.at(-1)).toBe("reconnecting");
    await wait(27_999);
    expect(statuses.at(-1)).toBe("reconnecting");
    await wait(1);
    expect(statuses.at(-1)).toBe("unreachable");
    socket.door = "open";
    await wait(10_000);
    expect(statuses.at(-1)).toBe("online");
  });

  test("spreads its tries over half a second to ten", async () => {
    socket.door = refusal("overloaded");
    connection.connect();
    await wait(300_000);
    expect(socket.connects).toBeGreaterThan(30);
    expect(socket.connects).toBeLessThan(120);
  });

  test("comes back no sooner than it was told to", async () => {
    socket.door = refusal("draining", 5);
    connection.connect();
    await wait(4_999);
    expect(socket.connects).toBe(1);
    await wait(2_501);
    expect(socket.connects).toBe(2);
  });

  test.each(["unauthorized", "origin_not_allowed", "not_found", "blocked"] as const)(
    "gives up after %s",
    async (code) => {
      socket.door = refusal(code);
      connection.connect();
      await wait(60_000);
      expect(socket.connects).toBe(1);
      expect(statuses).toEqual(["connecting", "refused"]);
      expect(last_refusal?.code).toBe(code);
      socket.door = "open";
      connection.connect();
      await wait();
      expect(statuses).toEqual(["connecting", "refused", "connecting", "online"]);
      expect(last_refusal).toBeNull();
    },
  );

  test("tries on where somebody knows a cure", async () => {
    socket.door = refusal("unauthorized");
    is_worth_a_try = true;
    connection.connect();
    await wait();
    socket.door = "open";
    await wait(1_000);
    expect(statuses.at(-1)).toBe("online");
  });

  test("connects anew where the start is refused", async () => {
    const { CommandError } = await import("../src/errors.ts");
    start.mockRejectedValueOnce(new CommandError(refusal("unavailable")));
    connection.connect();
    await wait(1_000);
    expect(socket.connects).toBe(2);
    expect(statuses).toEqual(["connecting", "online"]);
  });

  test("does not wait for ever to be let in", async () => {
    socket.door = undefined;
    connection.connect();
    await wait(20_000);
    socket.door = "open";
    await wait(1_000);
    expect(connection.is_ready()).toBe(true);
  });

  test("stays away once it was told to", async () => {
    await go_online();
    connection.disconnect();
    await wait(60_000);
    expect(socket.connects).toBe(1);
    expect(statuses.at(-1)).toBe("idle");
  });

  test("leaves for the time of a restart", async () => {
    await go_online();
    connection.drop(1.5);
    await wait(1_499);
    expect(socket.connects).toBe(1);
    await wait(751);
    expect(connection.is_ready()).toBe(true);
  });
});

describe("a call", () => {
  const ask = () => connection.call("ask", { word: "bread" });

  test("gives what the server answers", async () => {
    await go_online();
    const answer = ask();
    socket.take("ask").ack({ ok: true, data: { answer: "yes" } });
    await expect(answer).resolves.toEqual({ answer: "yes" });
  });

  test("throws what the server refuses", async () => {
    await go_online();
    const answer = ask();
    socket.take("ask").ack({ ok: false, error: { code: "rate_limited", message: "Slow down", retry_after: 2 } });
    await expect(answer).rejects.toMatchObject({ code: "rate_limited", retry_after: 2, field: null });
  });

  test("is unanswered after 10 seconds, and a late answer is no surprise", async () => {
    await go_online();
    const outcome = expect(ask()).rejects.toMatchObject({ code: "unavailable" });
    await wait(10_000);
    await outcome;
    socket.take("ask").ack({ ok: true, data: { answer: "late" } });
  });

  test("is unanswered when the connection is lost", async () => {
    await go_online();
    const outcome = expect(ask()).rejects.toMatchObject({ code: "unavailable" });
    socket.cut();
    await outcome;
  });

  test("is not even made without a connection", async () => {
    await expect(ask()).rejects.toMatchObject({ code: "unavailable" });
    expect(socket.sent).toEqual([]);
  });
});
