import type { InputHTMLAttributes, ReactNode } from "react";

import { FieldFrame, type FieldWords } from "./field_frame.tsx";

type FieldProps = InputHTMLAttributes<HTMLInputElement> &
  FieldWords & {
    /** A button inside the box, at its end. */
    action?: ReactNode;
  };

export function Field({ label, is_label_hidden = false, hint, error, action, ...input }: FieldProps) {
  return (
    <FieldFrame label={label} is_label_hidden={is_label_hidden} hint={hint} error={error}>
      {(wiring) => (
        <>
          <input {...input} {...wiring} />
          {action}
        </>
      )}
    </FieldFrame>
  );
}
