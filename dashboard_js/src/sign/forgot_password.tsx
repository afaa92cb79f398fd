import { useState } from "react";

import { Link } from "../navigation.tsx";
import { SIGN_IN } from "../router.ts";
import { http } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Problem } from "../ui/problem.tsx";
import { email } from "../ui/rules.ts";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";
import { Frame } from "./frame.tsx";
import css from "./sign.module.css";

export function ForgotPassword() {
  const words = useWords();
  const [sent_to, set_sent_to] = useState<string | null>(null);
  const form = useForm({
    rules: { email },
    submit: async (values) => {
      await http.request_password_reset(values.email.trim());
      set_sent_to(values.email.trim());
    },
  });

  if (sent_to !== null) {
    return (
      <Frame title={words.reset.sent_title} lead={words.reset.sent(sent_to)} is_outcome>
        <p className={css.onward}>
          <Link to={SIGN_IN}>{words.reset.back}</Link>
          <Button onClick={() => set_sent_to(null)}>{words.reset.again}</Button>
        </p>
      </Frame>
    );
  }
  return (
    <Frame title={words.reset.forgot_title} lead={words.reset.forgot_lead}>
      <form ref={form.ref} className={css.form} noValidate onSubmit={form.on_submit}>
        <Problem text={form.problem} />
        <Field label={words.sign.email} name="email" type="email" autoComplete="username" error={form.errors.email} />
        <Submit
          label={words.reset.send}
          pending_label={words.reset.sending}
          is_pending={form.is_pending}
          className={css.submit}
        />
      </form>
      <p className={css.other}>
        <Link to={SIGN_IN}>{words.reset.back}</Link>
      </p>
    </Frame>
  );
}
