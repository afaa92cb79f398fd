import type { SelectHTMLAttributes } from "react";

import css from "./field.module.css";
import { FieldFrame, type FieldWords } from "./field_frame.tsx";
import { Icon } from "./icon.tsx";

type SelectProps = SelectHTMLAttributes<HTMLSelectElement> &
  FieldWords & { options: { value: string; text: string }[] };

export function Select({ label, is_label_hidden = false, hint, error, options, ...select }: SelectProps) {
  return (
    <FieldFrame label={label} is_label_hidden={is_label_hidden} hint={hint} error={error}>
      {(wiring) => (
        <>
          <select {...select} {...wiring}>
            {options.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
          <span className={css.chevron}>
            <Icon name="chevron" />
          </span>
        </>
      )}
    </FieldFrame>
  );
}
