import { expect, test } from "vitest";

import { draft_of, first_wrong, form_of, new_field } from "../src/settings/form_draft.ts";

const topic = { name: "topic", kind: "select", label: "About", is_required: true, options: ["Order", "Other"] } as const;
const form = { intro: "First", fields: [{ ...topic, options: [...topic.options] }] };

test("a form is edited and comes back as it was", () => expect(form_of(draft_of(form))).toEqual(form));

test("without fields nothing is asked", () => expect(form_of(draft_of(null))).toBeNull());

test("the first text and email are the visitor's own, and later ones get free names", () => {
  const name = new_field("text", []);
  const email = new_field("email", [name]);
  const text = new_field("text", [name, email]);
  const names = [name, email, text, new_field("text", [name, email, text])].map((field) => field.name);
  expect(names).toEqual(["name", "email", "text_1", "text_2"]);
});

test("a field needs words, and a select two different options", () => {
  const draft = draft_of(form);
  const field = draft.fields[0];
  if (field === undefined) throw new Error("no field");
  const wrong = (change: Partial<typeof field>) => first_wrong({ ...draft, fields: [{ ...field, ...change }] });
  expect(first_wrong(draft)).toBeNull();
  expect(wrong({ label: "  " })).toEqual({ key: "topic", part: "label" });
  expect(wrong({ options: "Order" })).toEqual({ key: "topic", part: "options" });
  expect(wrong({ options: "Order\n Order " })).toEqual({ key: "topic", part: "options" });
  expect(wrong({ kind: "text", options: "" })).toBeNull();
});
