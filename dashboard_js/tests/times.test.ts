import { expect, test } from "vitest";

import { day_name, from_now, short_time } from "../src/times.ts";

const NOW = new Date(2026, 10, 23, 12, 0).getTime();
const ago = (ms: number): string => new Date(NOW - ms).toISOString();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test("a list says the time in as few letters as will do", () => {
  expect(short_time(ago(59_000), NOW, "en", "now")).toBe("now");
  expect(short_time(ago(-5_000), NOW, "en", "now")).toBe("now");
  expect(short_time(ago(5 * MINUTE), NOW, "en", "now")).toBe("5m");
  expect(short_time(ago(23 * HOUR), NOW, "en", "now")).toBe("23h");
  expect(short_time(ago(2 * DAY), NOW, "en", "now")).toBe("Sat");
  expect(short_time(ago(19 * DAY), NOW, "en", "now")).toBe("Nov 4");
  expect(short_time(ago(400 * DAY), NOW, "en", "now")).toBe("Oct 19, 2025");
});

test("and in the reader's language", () => {
  expect(short_time(ago(2 * DAY), NOW, "de", "jetzt")).toBe("Sa");
});

test("days have names as long as they are near", () => {
  const words = { today: "Today", yesterday: "Yesterday" };
  expect(day_name(ago(HOUR), NOW, "en", words)).toBe("Today");
  expect(day_name(ago(13 * HOUR), NOW, "en", words)).toBe("Yesterday");
  expect(day_name(ago(3 * DAY), NOW, "en", words)).toBe("Friday, November 20");
});

test("how long there is to wait is said in one unit, and never too short", () => {
  expect(from_now(0.4, "en")).toBe("in 1 second");
  expect(from_now(89.5, "en")).toBe("in 90 seconds");
  expect(from_now(601, "de")).toBe("in 11 Minuten");
  expect(from_now(3 * 3600, "en")).toBe("in 3 hours");
});
