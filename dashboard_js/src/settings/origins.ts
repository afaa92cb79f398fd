import type { Words } from "../words/index.tsx";

const ORIGIN = /^https?:\/\/[^/\s?#@]+$/;

/** An origin as browsers write it, if what was typed is one; a bare host is taken to mean https. */
export function tidy_origin(typed: string): string {
  const text = typed.trim();
  if (text === "") return "";
  const with_scheme = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  const without_slash = with_scheme.replace(/\/$/, "");
  const is_origin = ORIGIN.test(without_slash.toLowerCase()) && URL.canParse(without_slash);
  return is_origin ? new URL(without_slash).origin : text;
}

/** What is wrong with each line, by its place. Empty lines are nobody's mistake. */
export function origin_errors(origins: string[], words: Words): Record<number, string> {
  const errors: Record<number, string> = {};
  origins.forEach((origin, at) => {
    if (origin === "") return;
    if (!ORIGIN.test(origin)) errors[at] = words.site.origin_wrong;
    else if (origins.indexOf(origin) < at) errors[at] = words.site.origin_twice;
  });
  return errors;
}

/** The line that the server names in a refusal such as `allowed_origins[2]`. */
export function place_in(field: string | null): number | null {
  const found = /^\$?\.?allowed_origins\W*(\d+)/.exec(field ?? "")?.[1];
  return found === undefined ? null : Number(found);
}
