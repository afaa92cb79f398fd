import { IconButton } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { FieldFrame } from "../ui/field_frame.tsx";
import { useWords } from "../words/index.tsx";
import type { FieldDraft } from "./form_draft.ts";
import css from "./form_editor.module.css";

interface FieldEditorProps {
  field: FieldDraft;
  number: number;
  wrong: "label" | "options" | null;
  change: (field: FieldDraft) => void;
  remove: () => void;
  move_up: (() => void) | null;
}

export function FieldEditor({ field, number, wrong, change, remove, move_up }: FieldEditorProps) {
  const words = useWords();
  const { kind, label, is_required, options } = field;
  const title = `${number}. ${words.forms.kind[kind]}`;
  return (
    <fieldset className={css.field}>
      <legend>{title}</legend>
      <div className={css.tools}>
        {move_up !== null && <IconButton icon="arrow_up" label={words.forms.up(title)} onClick={move_up} />}
        <IconButton icon="close" label={words.forms.remove(title)} onClick={remove} />
      </div>
      <Field
        label={kind === "checkbox" ? words.forms.consent : words.forms.label}
        maxLength={500}
        value={label}
        error={wrong === "label" ? words.forms.label_wrong : undefined}
        onChange={(event) => change({ ...field, label: event.target.value })}
      />
      {kind === "select" && (
        <FieldFrame
          label={words.forms.options}
          hint={words.forms.options_hint}
          error={wrong === "options" ? words.forms.options_wrong : undefined}
        >
          {(wiring) => (
            <textarea
              {...wiring}
              rows={3}
              value={options}
              onChange={(event) => change({ ...field, options: event.target.value })}
            />
          )}
        </FieldFrame>
      )}
      <Checkbox
        label={words.forms.required}
        checked={is_required}
        onChange={(event) => change({ ...field, is_required: event.target.checked })}
      />
    </fieldset>
  );
}
