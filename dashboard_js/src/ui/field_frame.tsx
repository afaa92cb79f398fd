import { useId, type ReactNode } from "react";

import css from "./field.module.css";
import { class_names } from "./class_names.ts";
import { Icon } from "./icon.tsx";

export interface FieldWords {
  label: string;
  is_label_hidden?: boolean;
  hint?: string | undefined;
  error?: string | undefined;
}

interface Wiring {
  id: string;
  "aria-invalid": boolean;
  "aria-describedby": string | undefined;
}

/** Label, box, hint and error of one field; what is in the box gets what ties it to them. */
export function FieldFrame({
  label,
  is_label_hidden,
  hint,
  error,
  is_tall = false,
  children,
}: FieldWords & { is_tall?: boolean; children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const described_by = error === undefined ? hint && `${id}-hint` : `${id}-error`;
  return (
    <div className={css.field}>
      <label htmlFor={id} className={is_label_hidden === true ? "visually-hidden" : css.label}>
        {label}
      </label>
      <div className={class_names(css.box, is_tall && css.tall, error !== undefined && css.wrong)}>
        {children({ id, "aria-invalid": error !== undefined, "aria-describedby": described_by })}
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
