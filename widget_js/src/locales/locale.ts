import { en, type Words } from "./en.ts";
import { direction_of, language_of } from "./language.ts";
import type { Plural } from "./words.ts";

export type Fill = Record<string, string | number>;
type Sentence<W> = { [Key in keyof W]: W[Key] extends string ? Key : never }[keyof W];
type Counted<W> = { [Key in keyof W]: W[Key] extends string ? never : Key }[keyof W];

/** A language with all that depends on it. */
export interface Locale<W = Words> {
  tag: string;
  direction: "ltr" | "rtl";
  say(key: Sentence<W>, fill?: Fill): string;
  count(key: Counted<W>, n: number): string;
  time(at: string): string;
  day(at: string, now: number): string;
}

const others: Record<string, () => Promise<{ default: Words }>> = {
  de: () => import("./de.ts"),
  ar: () => import("./ar.ts"),
};

export const english = locale_of<Words>("en", en);

/** English where we do not speak the language. */
export async function load_locale(asked: string): Promise<Locale> {
  const tag = asked.replaceAll("_", "-");
  const other = others[language_of(tag)];
  if (other) return locale_of<Words>(tag, (await other()).default);
  return language_of(tag) === "en" ? locale_of<Words>(tag, en) : english;
}

export function locale_of<W>(asked: string, words: W): Locale<W> {
  const tag = Intl.getCanonicalLocales(asked)[0] ?? "en";
  const plural = new Intl.PluralRules(tag);
  const time = new Intl.DateTimeFormat(tag, { timeStyle: "short" });
  const date = new Intl.DateTimeFormat(tag, { weekday: "long", day: "numeric", month: "long" });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  return {
    tag,
    direction: direction_of(tag),
    say: (key, fill) => filled(words[key] as string, fill),
    count: (key, n) => filled(form_of(words[key] as Plural, plural.select(n)), { n: n.toLocaleString(tag) }),
    time: (at) => time.format(new Date(at)),
    day(at, now) {
      const days = days_between(new Date(now), new Date(at));
      return days > -2 ? capitalised(relative.format(days, "day"), tag) : date.format(new Date(at));
    },
  };
}

const form_of = (forms: Plural, rule: Intl.LDMLPluralRule): string => forms[rule] ?? forms.other;

const filled = (text: string, fill: Fill = {}): string =>
  text.replace(/\{(\w+)\}/g, (hole, name: string) => String(fill[name] ?? hole));

const days_between = (from: Date, to: Date): number =>
  Math.round((new Date(to).setHours(12, 0, 0, 0) - new Date(from).setHours(12, 0, 0, 0)) / 86_400_000);

const capitalised = (text: string, tag: string): string => text.charAt(0).toLocaleUpperCase(tag) + text.slice(1);
