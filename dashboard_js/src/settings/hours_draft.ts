import type { Hours, Shift } from "@chatting/client";

export const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Day = (typeof DAYS)[number];

export const MOST_SHIFTS = 6; // of a day
export const MOST_HOLIDAYS = 100;

export type Wrong = { what: "shifts" | "date" | "name"; at: string };

/** As they are kept: by date. */
export function tidied({ is_on, week, holidays }: Hours): Hours {
  const named = holidays.map((holiday) => ({ ...holiday, name: holiday.name.trim() }));
  return { is_on, week, holidays: named.sort((one, other) => one.date.localeCompare(other.date)) };
}

/** One after the other; only the last may go on after midnight. */
export function are_in_order(shifts: Shift[]): boolean {
  return shifts.every((shift, at) => {
    const next = shifts[at + 1];
    if (shift.opens === "" || shift.closes === "") return false;
    return next === undefined || (shift.opens < shift.closes && shift.closes <= next.opens);
  });
}

/** What may come after them: an hour later, for an hour; nine to five on an empty day. */
export function another_shift(shifts: Shift[]): Shift {
  const last = shifts.at(-1);
  if (last === undefined) return { opens: "09:00", closes: "17:00" };
  const hour = Number(last.closes.slice(0, 2));
  return { opens: on_the_hour(hour + 1), closes: on_the_hour(hour + 5) };
}

const on_the_hour = (hour: number): string => `${String(Math.min(hour, 23)).padStart(2, "0")}:00`;

export function wrong_in({ week, holidays }: Hours): Wrong | null {
  const day = DAYS.find((one) => !are_in_order(week[one]));
  if (day !== undefined) return { what: "shifts", at: day };
  for (const [at, { date, name, shifts }] of holidays.entries()) {
    const is_taken = holidays.findIndex((other) => other.date === date) < at;
    if (date === "" || is_taken) return { what: "date", at: String(at) };
    if (name.trim() === "") return { what: "name", at: String(at) };
    if (!are_in_order(shifts)) return { what: "shifts", at: String(at) };
  }
  return null;
}
