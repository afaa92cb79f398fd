import type { CommandError } from "@chatting/client";

import { from_now } from "../times.ts";
import type { Language } from "../words/index.tsx";

/** What a refusal is called; of too many tries also when the next one counts, which may be an hour from now. */
export function refusal_words({ code, retry_after }: CommandError, { locale, words }: Language): string {
  if (code !== "rate_limited" || retry_after === null) return words.error[code];
  return words.refusal.later(from_now(retry_after, locale));
}
