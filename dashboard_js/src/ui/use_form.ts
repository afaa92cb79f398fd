import { CommandError } from "@chatting/client";
import { useEffect, useRef, useState, type SyntheticEvent, type RefObject } from "react";

import { known_password, new_password, type Rule } from "./rules.ts";
import { useLanguage, type Words } from "../words/index.tsx";
import { refusal_words } from "./refusal_words.ts";

interface FormOptions<Name extends string> {
  rules: Record<Name, Rule>;
  submit: (values: Record<Name, string>) => Promise<void>;
  /** Words for a refusal that are better than the general ones; `field` puts them under that field. */
  explain?: (error: CommandError, words: Words) => { field?: Name; text: string } | undefined;
}

interface Form<Name extends string> {
  ref: RefObject<HTMLFormElement | null>;
  errors: Partial<Record<Name, string>>;
  /** What is wrong with no field in particular. */
  problem: string | undefined;
  is_pending: boolean;
  on_submit: (event: SyntheticEvent<HTMLFormElement>) => void;
}

/** Checks a form, sends it once, and leads the eye and the focus to the first thing that is wrong. */
export function useForm<Name extends string>({ rules, submit, explain }: FormOptions<Name>): Form<Name> {
  const language = useLanguage();
  const { words } = language;
  const ref = useRef<HTMLFormElement>(null);
  const [errors, set_errors] = useState<Partial<Record<Name, string>>>({});
  const [problem, set_problem] = useState<string>();
  const [is_pending, set_pending] = useState(false);

  useEffect(() => {
    if (Object.keys(errors).length > 0) ref.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [errors]);

  const refuse = (error: unknown): void => {
    if (!(error instanceof CommandError)) throw error;
    const said = explain?.(error, words);
    const field = said?.field ?? names_of(rules).find((name) => error.field?.startsWith(name) === true);
    if (field === undefined) set_problem(said?.text ?? refusal_words(error, language));
    else set_errors({ [field]: said?.text ?? words_for(rules[field], words) } as Partial<Record<Name, string>>);
  };

  const on_submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (is_pending) return;
    const values = values_in(event.currentTarget, names_of(rules));
    const found = check(values, rules, words);
    set_errors(found);
    set_problem(undefined);
    if (Object.keys(found).length > 0) return;
    set_pending(true);
    submit(values)
      .catch(refuse)
      .finally(() => set_pending(false));
  };

  return { ref, errors, problem, is_pending, on_submit };
}

function names_of<Name extends string>(rules: Record<Name, Rule>): Name[] {
  return Object.keys(rules) as Name[];
}

function values_in<Name extends string>(form: HTMLFormElement, names: Name[]): Record<Name, string> {
  const data = new FormData(form);
  const text_of = (name: Name): string => {
    const value = data.get(name);
    return typeof value === "string" ? value : "";
  };
  return Object.fromEntries(names.map((name) => [name, text_of(name)])) as Record<Name, string>;
}

/** What a refusal of a field means that we had no objection to. */
function words_for(rule: Rule, { field }: Words): string {
  if (rule === known_password) return field.wrong_password;
  return rule === new_password ? field.weak : field.refused;
}

function check<Name extends string>(values: Record<Name, string>, rules: Record<Name, Rule>, words: Words) {
  const found: Partial<Record<Name, string>> = {};
  for (const name of names_of(rules)) {
    const error = rules[name](values[name], words);
    if (error !== undefined) found[name] = error;
  }
  return found;
}
