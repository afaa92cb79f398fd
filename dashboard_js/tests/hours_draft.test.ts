import type { Week } from "@chatting/client";
import { expect, test } from "vitest";

import { another_shift, are_in_order, DAYS, tidied, wrong_in } from "../src/settings/hours_draft.ts";

const morning = { opens: "09:00", closes: "12:00" };
const afternoon = { opens: "13:00", closes: "17:00" };
const night = { opens: "22:00", closes: "02:00" };
const week = { ...(Object.fromEntries(DAYS.map((day) => [day, []])) as unknown as Week), monday: [morning, afternoon] };
const draft = { is_on: true, week, holidays: [] };

test("shifts come one after the other, and only the last may go on after midnight", () => {
  expect(are_in_order([])).toBe(true);
  expect(are_in_order([morning, afternoon, night])).toBe(true);
  expect(are_in_order([afternoon, morning])).toBe(false);
  expect(are_in_order([night, { opens: "23:00", closes: "23:30" }])).toBe(false);
  expect(are_in_order([{ opens: "", closes: "12:00" }])).toBe(false);
});

test("another shift comes after those that are there", () => {
  expect(another_shift([])).toEqual({ opens: "09:00", closes: "17:00" });
  expect(are_in_order([morning, another_shift([morning])])).toBe(true);
});

test("what is wrong first is found first", () => {
  const christmas = { date: "2026-12-25", name: "Christmas", shifts: [] };
  expect(wrong_in(draft)).toBeNull();
  expect(wrong_in({ ...draft, holidays: [christmas] })).toBeNull();
  expect(wrong_in({ ...draft, holidays: [christmas, christmas] })).toEqual({ what: "date", at: "1" });
  expect(wrong_in({ ...draft, holidays: [{ ...christmas, name: " " }] })).toEqual({ what: "name", at: "0" });
  const bad = { ...week, tuesday: [afternoon, morning] };
  expect(wrong_in({ ...draft, week: bad, holidays: [{ ...christmas, date: "" }] })).toEqual({ what: "shifts", at: "tuesday" });
});

test("holidays are kept by date", () => {
  const holidays = [
    { date: "2027-01-01", name: "New Year ", shifts: [] },
    { date: "2026-12-25", name: "Christmas", shifts: [] },
  ];
  expect(tidied({ ...draft, holidays }).holidays.map(({ name }) => name)).toEqual(["Christmas", "New Year"]);
});
