import { useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { Copyable } from "../ui/copyable.tsx";
import { Field } from "../ui/field.tsx";
import { Problem } from "../ui/problem.tsx";
import { code, without_spaces } from "../ui/rules.ts";
import { Foot } from "../ui/section.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";
import { QrCode } from "./qr_code.tsx";

export interface Secret {
  secret: string;
  uri: string;
}

interface AuthenticatorFormProps {
  secret: Secret;
  cancel: () => void;
  on_codes: (codes: string[]) => void;
}

/** Hand the secret to an authenticator, and see by a code of it that it arrived. */
export function AuthenticatorForm({ secret, cancel, on_codes }: AuthenticatorFormProps) {
  const words = useWords();
  const client = useClient();
  const form = useForm({
    rules: { code },
    submit: async (values) => {
      const confirmed = await client.call("confirm_two_factor", { code: without_spaces(values.code) });
      client.know_account({ has_two_factor: true });
      on_codes(confirmed.recovery_codes);
    },
    explain: (error) => (error.field === "code" ? { field: "code", text: words.sign.code_wrong } : undefined),
  });

  return (
    <form ref={form.ref} noValidate onSubmit={form.on_submit}>
      <p>{words.two_factor.scan}</p>
      <QrCode text={secret.uri} label={words.two_factor.qr} />
      <p>{words.two_factor.type_key}</p>
      <Copyable text={secret.secret.replace(/(.{4})(?=.)/g, "$1 ")} label={words.two_factor.key} />
      <Problem text={form.problem} />
      <Field
        label={words.two_factor.code}
        name="code"
        dir="ltr"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        error={form.errors.code}
      />
      <Foot>
        <Button look="quiet" onClick={cancel}>
          {words.settings.cancel}
        </Button>
        <Submit label={words.two_factor.switch_on} pending_label={words.settings.wait} is_pending={form.is_pending} />
      </Foot>
    </form>
  );
}
