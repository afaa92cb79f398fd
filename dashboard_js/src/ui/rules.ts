import type { Words } from "../words/index.tsx";

/** What the server will say no to anyway, said before asking. */
export type Rule = (value: string, words: Words) => string | undefined;

const EMAIL = /^[^@\s<>"']+@[^@\s<>"']+\.[^@\s<>"']+$/;

export const short_text: Rule = (value, words) => {
  if (value.trim() === "") return words.field.missing;
  return value.length > 200 ? words.field.too_long : undefined;
};

const SHORT_CODE = /^[^\s/{}]{1,40}$/;

export const short_code: Rule = (value, words) => {
  if (value.trim() === "") return words.field.missing;
  return SHORT_CODE.test(value.trim()) ? undefined : words.canned_replies.code_wrong;
};

export const email: Rule = (value, words) => {
  if (value.trim() === "") return words.field.missing;
  if (value.length > 254) return words.field.too_long;
  return EMAIL.test(value.trim()) ? undefined : words.field.email;
};

export const new_password: Rule = (value, words) => {
  if (value.length < 10) return words.field.password;
  return value.length > 200 ? words.field.too_long : undefined;
};

export const known_password: Rule = (value, words) => (value === "" ? words.field.missing : undefined);

/** Of an authenticator, or a recovery code: spaces are there to be read, not to be meant. */
export const code: Rule = (value, words) => {
  if (value.trim() === "") return words.field.missing;
  const { length } = without_spaces(value);
  return length < 6 || length > 20 ? words.field.code : undefined;
};

export function without_spaces(text: string): string {
  return text.replace(/\s+/g, "");
}

/** Something typed off, so that nobody does by a slip what cannot be undone. */
export function typed(expected: string): Rule {
  const plain = (text: string): string => text.trim().toLowerCase();
  return (value, words) => (plain(value) === plain(expected) ? undefined : words.field.not_typed(expected));
}
