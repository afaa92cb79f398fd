/** How moments are said: short in a list, exact where one asks. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "now", "5m", "3h", "Tue", "4 Nov", "4 Nov 2025": never wider than its column. */
export function short_time(at: string, now: number, locale: string, word_for_now: string): string {
  const then = new Date(at);
  const age = now - then.getTime();
  if (age < MINUTE) return word_for_now;
  if (age < HOUR) return unit(Math.floor(age / MINUTE), "minute", locale);
  if (age < DAY) return unit(Math.floor(age / HOUR), "hour", locale);
  if (age < 6 * DAY) return said(then, locale, { weekday: "short" });
  const is_this_year = then.getFullYear() === new Date(now).getFullYear();
  return said(then, locale, { day: "numeric", month: "short", ...(is_this_year ? {} : { year: "numeric" }) });
}

function unit(value: number, name: "minute" | "hour", locale: string): string {
  return new Intl.NumberFormat(locale, { style: "unit", unit: name, unitDisplay: "narrow" }).format(value);
}

/** "in 40 seconds", "in 12 minutes", "in 2 hours": rounded up, so that it is never too early. */
export function from_now(seconds: number, locale: string): string {
  const said = new Intl.RelativeTimeFormat(locale);
  if (seconds < 90) return said.format(Math.ceil(seconds), "second");
  if (seconds < 90 * 60) return said.format(Math.ceil(seconds / 60), "minute");
  return said.format(Math.ceil(seconds / 3600), "hour");
}

export function exact_time(at: string, locale: string): string {
  return said(new Date(at), locale, { dateStyle: "full", timeStyle: "short" });
}

export function day(at: string, locale: string): string {
  return said(new Date(at), locale, { dateStyle: "medium" });
}

export function day_and_time(at: string, locale: string): string {
  return said(new Date(at), locale, { dateStyle: "medium", timeStyle: "short" });
}

export function weekday_and_time(at: string, locale: string): string {
  return said(new Date(at), locale, { weekday: "short", hour: "numeric", minute: "2-digit" });
}

export function clock_time(at: string, locale: string, zone?: string): string {
  return said(new Date(at), locale, { hour: "numeric", minute: "2-digit", ...(zone && { timeZone: zone }) });
}

export function day_name(at: string, now: number, locale: string, words: { today: string; yesterday: string }): string {
  const day = new Date(at);
  if (is_same_day(day, new Date(now))) return words.today;
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (is_same_day(day, yesterday)) return words.yesterday;
  const is_this_year = day.getFullYear() === new Date(now).getFullYear();
  return said(day, locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(is_this_year ? {} : { year: "numeric" }),
  });
}

export function is_same_day(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString();
}

function said(time: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, options).format(time);
}
