import { useState } from "react";

import { IconButton } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { useWords } from "../words/index.tsx";

interface PasswordFieldProps {
  autoComplete: "new-password" | "current-password";
  hint?: string;
  error: string | undefined;
}

export function PasswordField(props: PasswordFieldProps) {
  const words = useWords();
  const [is_shown, set_shown] = useState(false);
  return (
    <Field
      {...props}
      label={words.sign.password}
      name="password"
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
