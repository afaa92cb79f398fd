import { useId, type InputHTMLAttributes, type ReactNode } from "react";

import css from "./field.module.css";
import { class_names } from "./class_names.ts";
import { Icon } from "./icon.tsx";

type FieldProps = InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  is_label_hidden?: boolean;
  hint?: string;
  error?: string | undefined;
  /** A button inside the box, at its end. */
  action?: ReactNode;
};

export function Field({ label, is_label_hidden, hint, error, action, ...input }: FieldProps) {
  const id = useId();
  const described_by = error === undefined ? hint && `${id}-hint` : `${id}-error`;
  return (
    <div className={css.field}>
      <label htmlFor={id} className={is_label_hidden === true ? "visually-hidden" : css.label}>
        {label}
      </label>
      <div className={class_names(css.box, error !== undefined && css.wrong)}>
        <input {...input} id={id} aria-invalid={error !== undefined} aria-describedby={described_by} />
        {action}
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} className={css.error}>
          <Icon name="warning" size={14} />
          {error}
        </p>
      )}
      {error === undefined && hint !== undefined && (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
