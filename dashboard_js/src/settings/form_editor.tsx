import { CommandError, type Site, type SiteForms } from "@chatting/client";
import { useEffect, useRef, useState, type SyntheticEvent } from "react";

import { useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { tell } from "../ui/notices.ts";
import { Problem } from "../ui/problem.tsx";
import { Foot } from "../ui/section.tsx";
import { Submit } from "../ui/submit.tsx";
import { useWords } from "../words/index.tsx";
import { draft_of, first_wrong, form_of, KINDS, MOST_FIELDS, new_field, type FieldDraft } from "./form_draft.ts";
import { FieldEditor } from "./field_editor.tsx";
import { FormPreview } from "./form_preview.tsx";
import css from "./form_editor.module.css";

export function FormEditor({ site, purpose }: { site: Site; purpose: keyof SiteForms }) {
  const words = useWords();
  const client = useClient();
  const box = useRef<HTMLFormElement>(null);
  const [draft, set_draft] = useState(() => draft_of(site.forms[purpose]));
  const [wrong, set_wrong] = useState<ReturnType<typeof first_wrong>>(null);
  const [problem, set_problem] = useState<string>();
  const [is_pending, set_pending] = useState(false);
  const { fields } = draft;

  useEffect(() => {
    if (wrong !== null) box.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [wrong]);

  const set_fields = (next: FieldDraft[]): void => set_draft({ ...draft, fields: next });

  const on_submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const found = first_wrong(draft);
    set_wrong(found);
    set_problem(undefined);
    if (is_pending || found !== null) return;
    set_pending(true);
    client
      .call("set_site_form", { site_id: site.id, purpose, form: form_of(draft) })
      .then(() => tell(words.settings.saved))
      .catch((error: unknown) => set_problem(words.error[error instanceof CommandError ? error.code : "internal"]))
      .finally(() => set_pending(false));
  };

  return (
    <form ref={box} noValidate onSubmit={on_submit}>
      <Problem text={problem} />
      {fields.length > 0 && (
        <Field
          label={words.forms.intro}
          hint={words.forms.intro_hint}
          maxLength={500}
          value={draft.intro}
          onChange={(event) => set_draft({ ...draft, intro: event.target.value })}
        />
      )}
      {fields.map((field, at) => (
        <FieldEditor
          key={field.key}
          field={field}
          number={at + 1}
          wrong={wrong?.key === field.key ? wrong.part : null}
          change={(changed) => set_fields(fields.map((other) => (other.key === field.key ? changed : other)))}
          remove={() => set_fields(fields.filter(({ key }) => key !== field.key))}
          move_up={at === 0 ? null : () => set_fields(swapped(fields, at))}
        />
      ))}
      {fields.length < MOST_FIELDS && (
        <div className={css.add} role="group" aria-label={words.forms.add}>
          {KINDS.map((kind) => (
            <Button key={kind} icon="add" onClick={() => set_fields([...fields, new_field(kind, fields)])}>
              {words.forms.kind[kind]}
            </Button>
          ))}
        </div>
      )}
      <FormPreview form={form_of(draft)} />
      <Foot>
        <Submit label={words.settings.save} pending_label={words.settings.saving} is_pending={is_pending} />
      </Foot>
    </form>
  );
}

function swapped(fields: FieldDraft[], at: number): FieldDraft[] {
  const before = fields[at - 1];
  const field = fields[at];
  if (before === undefined || field === undefined) return fields;
  return [...fields.slice(0, at - 1), field, before, ...fields.slice(at + 1)];
}
