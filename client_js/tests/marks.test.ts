import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { CommandError } from "../src/errors.ts";
import { Marks } from "../src/marks.ts";
import { message, refusal, vera } from "./cast.ts";

let is_ready: boolean;
const send = vi.fn<(conversation_id: string, message_id: string) => Promise<unknown>>();
let marks: Marks;

beforeEach(() => {
  vi.useFakeTimers();
  is_ready = true;
  send.mockReset().mockResolvedValue({});
  marks = new Marks({ is_ready: () => is_ready, send });
});
afterEach(() => vi.useRealTimers());

const told = () => send.mock.calls.map(([conversation_id, message_id]) => `${conversation_id} ${message_id}`);

describe("marks", () => {
  test("tell the newest of each conversation, once a second at most", async () => {
    for (const seq of [1, 2, 3]) marks.add(message(seq));
    marks.add(message(4, vera, { conversation_id: "d" }));
    expect(told()).toEqual(["c m1"]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told()).toEqual(["c m1", "c m3", "d m4"]);
  });

  test("never move back, nor repeat themselves", async () => {
    for (const seq of [3, 2, 3]) marks.add(message(seq));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told()).toEqual(["c m3"]);
  });

  test("repeat themselves for what has happened to the newest since", async () => {
    marks.add(message(3));
    for (const as_of of [5, 5]) marks.add(message(3), as_of);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told()).toEqual(["c m3", "c m3"]);
    marks.add(message(4));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told()).toEqual(["c m3", "c m3", "c m4"]);
  });

  test("wait for a connection", async () => {
    is_ready = false;
    marks.add(message(1));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told()).toEqual([]);
    is_ready = true;
    marks.flush();
    expect(told()).toEqual(["c m1"]);
  });

  test("are told again where the outcome is unknown, and not where they were refused", async () => {
    send.mockRejectedValueOnce(new CommandError(refusal("unavailable")));
    marks.add(message(1));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told()).toEqual(["c m1", "c m1"]);
    send.mockRejectedValueOnce(new CommandError(refusal("not_found")));
    marks.add(message(2));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told()).toEqual(["c m1", "c m1", "c m2"]);
  });

  test("of many conversations spread over seconds", async () => {
    is_ready = false;
    for (let number = 1; number <= 12; number += 1) marks.add(message(number, vera, { conversation_id: `c${number}` }));
    is_ready = true;
    marks.flush();
    expect(told()).toHaveLength(5);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(told()).toHaveLength(12);
  });
});
