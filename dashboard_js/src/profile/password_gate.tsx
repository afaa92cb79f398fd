import { Button } from "../ui/button.tsx";
import { PasswordField } from "../ui/password_field.tsx";
import { Problem } from "../ui/problem.tsx";
import { known_password } from "../ui/rules.ts";
import { Foot } from "../ui/section.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";

interface PasswordGateProps {
  label: string;
  look?: "primary" | "danger";
  submit: (password: string) => Promise<void>;
  cancel: () => void;
  on_conflict?: () => void;
}

/** The password once more, before what a stolen session must not do. */
export function PasswordGate({ label, look = "primary", submit, cancel, on_conflict }: PasswordGateProps) {
  const words = useWords();
  const form = useForm({
    rules: { password: known_password },
    submit: ({ password }) => submit(password),
    explain: (error) => {
      if (error.code === "conflict") on_conflict?.();
      return undefined;
    },
  });

  return (
    <form ref={form.ref} noValidate onSubmit={form.on_submit}>
      <Problem text={form.problem} />
      <PasswordField
        label={words.field.current_password}
        autoComplete="current-password"
        autoFocus
        error={form.errors.password}
      />
      <Foot>
        <Button look="quiet" onClick={cancel}>
          {words.settings.cancel}
        </Button>
        <Submit look={look} label={label} pending_label={words.settings.wait} is_pending={form.is_pending} />
      </Foot>
    </form>
  );
}
