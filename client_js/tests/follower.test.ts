import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { CommandError } from "../src/errors.ts";
import { Follower, type Synced } from "../src/follower.ts";
import { random, refusal, shuffled } from "./cast.ts";

type Event = { seq: number; epoch: string };
const event = (seq: number, epoch = "first"): Event => ({ seq, epoch });
const events = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => event(from + index));

let applied: number[];
let sync: ReturnType<typeof vi.fn<(epoch: string, since: number) => Promise<Synced<Event>>>>;
let reset: ReturnType<typeof vi.fn<() => void>>;
let follower: Follower<Event>;

beforeEach(() => {
  vi.useFakeTimers();
  applied = [];
  sync = vi.fn();
  reset = vi.fn();
  follower = new Follower({ sync, reset, apply: (fresh) => applied.push(...fresh.map(({ seq }) => seq)) });
});
afterEach(() => vi.useRealTimers());

/** A server that has everything up to `head`, in pages of two. */
function server_with(head: number): void {
  sync.mockImplementation(async (epoch, since) => ({
    epoch,
    head,
    reset: false,
    events: events(since + 1, Math.min(head, since + 2)),
  }));
}

describe("a follower", () => {
  test("applies each event once, in order, and asks for nothing", async () => {
    follower.begin("first", 4);
    for (const seq of [3, 5, 5, 6, 4, 7]) follower.receive(event(seq));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(applied).toEqual([5, 6, 7]);
    expect(sync).not.toHaveBeenCalled();
  });

  test("gives a gap a moment to fill by itself", async () => {
    follower.begin("first", 4);
    follower.receive(event(6));
    await vi.advanceTimersByTimeAsync(249);
    expect(applied).toEqual([]);
    follower.receive(event(5));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(applied).toEqual([5, 6]);
    expect(sync).not.toHaveBeenCalled();
  });

  test("asks for what is missing, page by page until the head", async () => {
    server_with(9);
    follower.begin("first", 4);
    follower.receive(event(9));
    await vi.advanceTimersByTimeAsync(250);
    expect(applied).toEqual([5, 6, 7, 8, 9]);
    expect(sync.mock.calls).toEqual([
      ["first", 4],
      ["first", 6],
      ["first", 8],
    ]);
  });

  test("learns from the head that it missed the last event", async () => {
    server_with(5);
    follower.begin("first", 4);
    follower.hear("first", 4);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sync).not.toHaveBeenCalled();
    follower.hear("first", 5);
    await vi.advanceTimersByTimeAsync(250);
    expect(applied).toEqual([5]);
  });

  test("keeps live events for after the pages that it waits for", async () => {
    let answer: (page: Synced<Event>) => void = () => undefined;
    sync.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    follower.begin("first", 4);
    follower.receive(event(6));
    await vi.advanceTimersByTimeAsync(250);
    follower.receive(event(7));
    answer({ epoch: "first", head: 6, reset: false, events: events(5, 6) });
    await vi.advanceTimersByTimeAsync(0);
    expect(applied).toEqual([5, 6, 7]);
  });

  test("lets events that were faster than the snapshot wait for it", () => {
    for (const seq of [4, 5, 6]) follower.receive(event(seq));
    follower.begin("first", 5);
    expect(applied).toEqual([6]);
  });

  test("goes on after a break with the page that the start brought", async () => {
    server_with(9);
    follower.begin("first", 4);
    follower.pause();
    follower.receive(event(9));
    follower.resume({ epoch: "first", head: 9, reset: false, events: events(5, 6) });
    await vi.advanceTimersByTimeAsync(0);
    expect(applied).toEqual([5, 6, 7, 8, 9]);
  });

  test("drops the answer to a question of before the break", async () => {
    let answer: (page: Synced<Event>) => void = () => undefined;
    sync.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    follower.begin("first", 4);
    follower.hear("first", 6);
    await vi.advanceTimersByTimeAsync(250);
    follower.pause();
    answer({ epoch: "first", head: 6, reset: false, events: events(5, 6) });
    await vi.advanceTimersByTimeAsync(0);
    expect(applied).toEqual([]);
    follower.begin("first", 5);
    follower.receive(event(6));
    expect(applied).toEqual([6]);
  });

  test.each([
    ["the server says so", { epoch: "first", head: 9, reset: true, events: [] }],
    ["the log has another epoch", { epoch: "second", head: 9, reset: false, events: events(5, 9) }],
    ["the log promises more and gives nothing", { epoch: "first", head: 9, reset: false, events: [] }],
  ])("starts over when %s", async (_, page) => {
    sync.mockResolvedValue(page);
    follower.begin("first", 4);
    follower.hear("first", 9);
    await vi.advanceTimersByTimeAsync(250);
    expect(reset).toHaveBeenCalledOnce();
    expect(follower.epoch).toBeNull();
    expect(applied).toEqual([]);
  });

  test("starts over at an event or a head of another epoch", () => {
    follower.begin("first", 4);
    follower.receive(event(5, "second"));
    expect(reset).toHaveBeenCalledOnce();
    follower.begin("second", 4);
    follower.hear("third", 4);
    expect(reset).toHaveBeenCalledTimes(2);
  });

  test("asks again, not sooner than the server wants", async () => {
    sync.mockRejectedValueOnce(new CommandError(refusal("unavailable", 2)));
    follower.begin("first", 4);
    follower.hear("first", 5);
    await vi.advanceTimersByTimeAsync(250);
    server_with(5);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(sync).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(1_001);
    expect(applied).toEqual([5]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])("ends in order whatever is lost, repeated or late (seed %i)", async (seed) => {
    const next = random(seed);
    server_with(40);
    follower.begin("first", 0);
    const live = shuffled([...events(1, 40), ...events(10, 20)], next).filter(() => next() < 0.7);
    for (const one of live) {
      follower.receive(one);
      if (next() < 0.3) await vi.advanceTimersByTimeAsync(next() * 300);
    }
    follower.hear("first", 40);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(applied).toEqual(events(1, 40).map(({ seq }) => seq));
  });
});
