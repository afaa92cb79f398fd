import type { Visitor } from "@chatting/client";

import { email, type Rule } from "../ui/rules.ts";

type Value = Visitor["attributes"][string];
type Changes = Record<string, Value | null>;

export const optional_name: Rule = (value, words) => (value.trim().length > 200 ? words.field.too_long : undefined);

export const optional_email: Rule = (value, words) => (value.trim() === "" ? undefined : email(value, words));

export const attribute_rule: Rule = (value, words) => (value.length > 500 ? words.field.too_long : undefined);

/** What a form changes in the attributes: only what was touched, so that a number stays one. */
export function attribute_changes(known: Visitor["attributes"], values: Record<string, string>): Changes {
  const changes: Changes = {};
  for (const [index, [name, value]] of Object.entries(known).entries()) {
    const text = values[`attributes.${index}`]?.trim() ?? "";
    if (text !== String(value).trim()) changes[name] = text === "" ? null : text;
  }
  const new_name = values.new_name?.trim() ?? "";
  if (new_name !== "") changes[new_name] = values.new_value?.trim() ?? "";
  return changes;
}
