import type { Form, FormField } from "@chatting/client";

export type FieldKind = FormField["kind"];

/** A field as it is being edited: its key stays while everything else changes. */
export interface FieldDraft {
  key: string;
  name: string;
  kind: FieldKind;
  label: string;
  is_required: boolean;
  /** One on each line. */
  options: string;
}

export interface FormDraft {
  intro: string;
  fields: FieldDraft[];
}

export const MOST_FIELDS = 10;
export const KINDS: readonly FieldKind[] = ["text", "email", "select", "checkbox"];

export function draft_of(form: Form | null): FormDraft {
  const fields = form?.fields ?? [];
  return {
    intro: form?.intro ?? "",
    fields: fields.map((field) => ({
      key: field.name,
      name: field.name,
      kind: field.kind,
      label: field.label,
      is_required: field.is_required,
      options: field.options.join("\n"),
    })),
  };
}

/** Without fields nothing is asked. */
export function form_of({ intro, fields }: FormDraft): Form | null {
  if (fields.length === 0) return null;
  return {
    intro: intro.trim(),
    fields: fields.map(({ name, kind, label, is_required, options }) => ({
      name,
      kind,
      label: label.trim(),
      is_required,
      options: kind === "select" ? lines_of(options) : [],
    })),
  };
}

/** A new field, under a name that no other has. A first email or text is the visitor's own. */
export function new_field(kind: FieldKind, fields: FieldDraft[]): FieldDraft {
  const taken = new Set(fields.map(({ name }) => name));
  const own = { text: "name", email: "email", select: null, checkbox: null }[kind];
  const name = own !== null && !taken.has(own) ? own : free_name(kind, taken);
  return { key: name, name, kind, label: "", is_required: false, options: "" };
}

function free_name(kind: FieldKind, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`${kind}_${number}`)) number += 1;
  return `${kind}_${number}`;
}

export function lines_of(options: string): string[] {
  return options
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Which part of which field is wrong, as the server would say it; null when all is well. */
export function first_wrong({ fields }: FormDraft): { key: string; part: "label" | "options" } | null {
  for (const { key, kind, label, options } of fields) {
    if (label.trim() === "") return { key, part: "label" };
    const lines = lines_of(options);
    if (kind === "select" && (lines.length < 2 || new Set(lines).size < lines.length)) return { key, part: "options" };
  }
  return null;
}
