import { COUNT_CAP } from "@chatting/client";

import type { Words } from "../words/index.tsx";

/** A number that is counted only so far. */
export function capped(count: number, words: Words, locale: string): string {
  const digits = new Intl.NumberFormat(locale);
  return count < COUNT_CAP ? digits.format(count) : words.views.or_more(digits.format(COUNT_CAP - 1));
}
