import { useState } from "react";

import { useWords } from "../words/index.tsx";
import { IconButton } from "./button.tsx";
import { Field } from "./field.tsx";

interface PasswordFieldProps {
  label?: string;
  name?: string;
  autoComplete: "new-password" | "current-password";
  autoFocus?: boolean;
  hint?: string;
  error: string | undefined;
}

export function PasswordField(props: PasswordFieldProps) {
  const words = useWords();
  const [is_shown, set_shown] = useState(false);
  return (
    <Field
      label={words.sign.password}
      name="password"
      {...props}
      type={is_shown ? "text" : "password"}
      action={
        <IconButton
          icon={is_shown ? "eye_off" : "eye"}
          label={is_shown ? words.sign.hide_password : words.sign.show_password}
          onClick={() => set_shown(!is_shown)}
        />
      }
    />
  );
}
