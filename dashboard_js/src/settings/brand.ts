import type { Rule } from "../ui/rules.ts";

export const OUR_COLOR = "#4f46e5";
const COLOR = /^#[0-9a-f]{6}$/i;
const LONGEST_GREETING = 200;

/** Empty means ours. */
export const brand_color: Rule = (value, words) =>
  value.trim() === "" || COLOR.test(value.trim()) ? undefined : words.brand.color_wrong;

export const greeting_text: Rule = (value, words) =>
  value.trim().length > LONGEST_GREETING ? words.field.too_long : undefined;

/** What is typed so far may be no colour yet. */
export function shown_color(typed: string): string {
  return COLOR.test(typed.trim()) ? typed.trim().toLowerCase() : OUR_COLOR;
}
