import type { TextareaHTMLAttributes } from "react";

import { FieldFrame, type FieldWords } from "./field_frame.tsx";

type TextFieldProps = TextareaHTMLAttributes<HTMLTextAreaElement> & FieldWords;

/** A field for more than one line. */
export function TextField({ label, is_label_hidden = false, hint, error, ...textarea }: TextFieldProps) {
  return (
    <FieldFrame label={label} is_label_hidden={is_label_hidden} hint={hint} error={error} is_tall>
      {(wiring) => <textarea {...textarea} {...wiring} />}
    </FieldFrame>
  );
}
