import type { Form, FormField } from "@chatting/client";
import { useId } from "react";

import { useWords } from "../words/index.tsx";
import css from "./form_editor.module.css";

/** How the form will look; nothing in it can be used. */
export function FormPreview({ form }: { form: Form | null }) {
  const words = useWords();
  const id = useId();
  if (form === null) return <p className={css.nothing}>{words.forms.nothing}</p>;
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className={css.preview_title}>
        {words.forms.preview}
      </p>
      <div className={css.preview} inert>
        {form.intro !== "" && <p dir="auto">{form.intro}</p>}
        {form.fields.map((field) => (
          <Asked key={field.name} field={field} />
        ))}
      </div>
    </div>
  );
}

function Asked({ field: { kind, label, is_required, options } }: { field: FormField }) {
  const words = useWords();
  const asks = (
    <span dir="auto">
      {label || "…"}
      {!is_required && kind !== "checkbox" && <i> {words.forms.optional}</i>}
    </span>
  );
  if (kind === "checkbox")
    return (
      <label className={css.tick}>
        <input type="checkbox" />
        {asks}
      </label>
    );
  return (
    <label>
      {asks}
      {kind === "select" ? (
        <select>
          {options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      ) : (
        <input />
      )}
    </label>
  );
}
