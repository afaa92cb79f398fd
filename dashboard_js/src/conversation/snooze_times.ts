export interface SnoozeTime {
  name: "later_today" | "tomorrow" | "next_week" | "next_reply";
  until: Date | null;
}

const MORNING = 9;
const EVENING = 20;
const LATER_HOURS = 3;

/** When a conversation may come back, seen from now. "Later today" is left out once the day is nearly over. */
export function snooze_times(now: Date): SnoozeTime[] {
  const later = at_hour(now, 0, now.getHours() + LATER_HOURS);
  const days_to_monday = (8 - now.getDay()) % 7 || 7;
  const times: SnoozeTime[] = [
    { name: "tomorrow", until: at_hour(now, 1, MORNING) },
    { name: "next_week", until: at_hour(now, days_to_monday, MORNING) },
    { name: "next_reply", until: null },
  ];
  const is_still_today = later.getDate() === now.getDate() && later.getHours() <= EVENING;
  return is_still_today ? [{ name: "later_today", until: later }, ...times] : times;
}

function at_hour(now: Date, days: number, hour: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
}
