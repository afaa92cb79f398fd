import type { Form as Asked, FormField, PendingMessage, SiteForms, VisitorSelf } from "@chatting/client";
import { useEffect, useRef, useState } from "preact/hooks";
import { useSurroundings } from "../ui/context.ts";
import { Field, MESSAGE } from "./form_field.tsx";
import { more } from "./more_locale.ts";
import type { PartProps } from "./parts.ts";

type Values = Record<string, string | boolean>;
type Errors = Record<string, string>;

const LONGEST = 8000;

/** What a site asks before a conversation starts, and the first message with it. */
export function Form({ form, purpose, refused, visitor }: PartProps["form"]) {
  const { chat, draft } = useSurroundings();
  const box = useRef<HTMLFormElement>(null);
  // Whoever has begun to answer goes on with what was asked, whether the team comes or goes meanwhile.
  const [asked] = useState<{ form: Asked; purpose: keyof SiteForms }>({ form, purpose });
  const [values, set_values] = useState<Values>(() => begin(asked.form, refused, visitor));
  const [text, set_text] = useState(draft.text || (refused?.body ?? ""));
  const [errors, set_errors] = useState<Errors>(() => refusal(refused));

  useEffect(() => {
    draft.on_fill = set_text;
    return () => void (draft.on_fill = null);
  }, [draft]);
  useEffect(() => {
    const is_touch = matchMedia("(pointer: coarse)").matches;
    if (!is_touch && box.current?.closest(".open")) box.current.querySelector<HTMLElement>("input,select")?.focus();
  }, []);
  useEffect(() => box.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(), [errors]);

  const send = (): void => {
    const found = missing(asked.form, values, text);
    set_errors(found);
    if (Object.keys(found).length) return;
    const answers = asked.form.fields.map(({ name }) => ({ name, value: values[name] ?? "" }));
    if (refused) chat.discard(refused.client_id);
    chat.send(text.trim(), null, { attachments: [], form: { purpose: asked.purpose, answers } });
    draft.write("");
  };

  return (
    <form
      ref={box}
      class="ask"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {asked.form.intro && <p dir="auto">{asked.form.intro}</p>}
      {asked.form.fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={values[field.name] ?? ""}
          error={errors[field.name]}
          change={(value) => set_values({ ...values, [field.name]: value })}
        />
      ))}
      <Field
        field={{ name: MESSAGE, kind: "text", label: more.say("form_message"), is_required: true, options: [] }}
        value={text}
        error={errors[MESSAGE]}
        change={(value) => {
          set_text(String(value).slice(0, LONGEST));
          draft.write(String(value).slice(0, LONGEST));
        }}
      />
      {errors[""] && (
        <p role="alert" class="bad">
          {errors[""]}
        </p>
      )}
      <button type="submit" class="primary">
        {more.say("form_send")}
      </button>
    </form>
  );
}

function begin({ fields }: Asked, refused: PendingMessage | undefined, visitor: VisitorSelf | null): Values {
  const given = Object.fromEntries((refused?.form?.answers ?? []).map(({ name, value }) => [name, value]));
  const known: Values = { name: visitor?.name ?? "", email: visitor?.email ?? "" };
  return Object.fromEntries(fields.map((field) => [field.name, given[field.name] ?? first_value(field, known)]));
}

function first_value({ name, kind }: FormField, known: Values): string | boolean {
  if (kind === "checkbox") return false; // Nobody agrees by being asked.
  return kind === "select" ? "" : (known[name] ?? "");
}

/** The server names the field that it did not take. */
function refusal(refused: PendingMessage | undefined): Errors {
  const field = refused?.error?.field;
  return field ? { [field.split(".")[1] ?? ""]: more.say("form_refused") } : {};
}

function missing({ fields }: Asked, values: Values, text: string): Errors {
  const errors: Errors = {};
  for (const { name, kind, is_required } of fields) {
    const value = values[name];
    const is_empty = typeof value === "string" ? !value.trim() : !value;
    if (is_empty) {
      if (is_required) errors[name] = more.say(kind === "checkbox" ? "form_tick" : "form_missing");
    } else if (kind === "email" && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(String(value).trim())) {
      errors[name] = more.say("bad_email");
    }
  }
  if (!text.trim()) errors[MESSAGE] = more.say("form_missing");
  return errors;
}
