import { more } from "./more_locale.ts";

const NAMES = ["score_1", "score_2", "score_3", "score_4", "score_5"] as const;

/** What so many stars mean, in a word. */
export const name_of = (score: number): string => more.say(NAMES[score - 1] ?? "score_5");

export const Star = () => (
  <svg viewBox="0 0 24 24" class="star" aria-hidden="true">
    <path d="m12 3 2.7 5.8 6.3.8-4.6 4.4 1.2 6.2-5.6-3.1-5.6 3.1L7.6 14 3 9.6l6.3-.8Z" />
  </svg>
);
