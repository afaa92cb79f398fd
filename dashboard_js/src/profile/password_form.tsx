import { useClient } from "../session.tsx";
import { tell } from "../ui/notices.ts";
import { PasswordField } from "../ui/password_field.tsx";
import { Problem } from "../ui/problem.tsx";
import { known_password, new_password } from "../ui/rules.ts";
import { Foot, Section } from "../ui/section.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";

export function PasswordForm({ email }: { email: string }) {
  const words = useWords();
  const client = useClient();
  const form = useForm({
    rules: { password: known_password, new_password },
    submit: async (values) => {
      await client.call("change_password", values);
      form.ref.current?.reset();
      tell(words.security.password_changed);
    },
    // The server judges a new password under one name, wherever it is set.
    explain: (error) =>
      error.code === "invalid_payload" && error.field === "password"
        ? { field: "new_password", text: words.field.weak }
        : undefined,
  });

  return (
    <Section title={words.sign.password} lead={words.security.password_lead}>
      <form ref={form.ref} noValidate onSubmit={form.on_submit}>
        <Problem text={form.problem} />
        {/* For password managers: whose password this is. */}
        <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          label={words.field.current_password}
          autoComplete="current-password"
          error={form.errors.password}
        />
        <PasswordField
          label={words.field.new_password}
          name="new_password"
          autoComplete="new-password"
          hint={words.sign.password_hint}
          error={form.errors.new_password}
        />
        <Foot>
          <Submit
            label={words.security.change_password}
            pending_label={words.settings.saving}
            is_pending={form.is_pending}
          />
        </Foot>
      </form>
    </Section>
  );
}
