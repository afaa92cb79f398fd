import { expect, test } from "vitest";

import { snooze_times } from "../src/conversation/snooze_times.ts";

const on = (day: number, hour: number, minute = 0): Date => new Date(2026, 10, day, hour, minute);
const until = (now: Date, name: string): Date | null | undefined => snooze_times(now).find((time) => time.name === name)?.until;

test("later today is three hours on, at the full hour", () => {
  expect(until(on(23, 10, 40), "later_today")).toEqual(on(23, 13));
});

test("late in the day there is no later today", () => {
  expect(until(on(23, 18), "later_today")).toBeUndefined();
  expect(until(on(23, 22), "later_today")).toBeUndefined();
});

test("tomorrow and next week begin at nine", () => {
  expect(until(on(25, 10), "tomorrow")).toEqual(on(26, 9));
  expect(until(on(25, 10), "next_week")).toEqual(on(30, 9));
});

test("on a Monday next week is seven days off, on a Sunday one", () => {
  expect(until(on(23, 10), "next_week")).toEqual(on(30, 9));
  expect(until(on(22, 10), "next_week")).toEqual(on(23, 9));
});

test("the next reply has no time", () => {
  expect(until(on(23, 10), "next_reply")).toBeNull();
});
