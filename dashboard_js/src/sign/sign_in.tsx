import { CommandError, type CreateSession } from "@chatting/client";
import { useState } from "react";

import { Link, go } from "../navigation.tsx";
import { route_after, type SignInRoute } from "../router.ts";
import { http } from "../session.tsx";
import { Field } from "../ui/field.tsx";
import { PasswordField } from "../ui/password_field.tsx";
import { Problem } from "../ui/problem.tsx";
import { email, known_password } from "../ui/rules.ts";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";
import { CodeStep } from "./code_step.tsx";
import { Frame } from "./frame.tsx";
import css from "./sign.module.css";

export function SignIn({ route }: { route: SignInRoute }) {
  const [half, set_half] = useState<CreateSession | null>(null);
  const enter = async (credentials: CreateSession): Promise<void> => {
    await http.create_session(credentials);
    go(route_after(route));
  };

  if (half !== null) {
    return <CodeStep enter={(code) => enter({ ...half, code })} leave={() => set_half(null)} />;
  }
  return <PasswordStep enter={enter} on_code_wanted={set_half} />;
}

interface PasswordStepProps {
  enter: (credentials: CreateSession) => Promise<void>;
  /** The password is right, but not enough. */
  on_code_wanted: (credentials: CreateSession) => void;
}

function PasswordStep({ enter, on_code_wanted }: PasswordStepProps) {
  const words = useWords();
  const form = useForm({
    rules: { email, password: known_password },
    submit: async (values) => {
      const credentials = { email: values.email.trim(), password: values.password };
      await enter(credentials).catch((error: unknown) => {
        if (!wants_code(error)) throw error;
        on_code_wanted(credentials);
      });
    },
    explain: (error) => (error.code === "unauthorized" ? { text: words.sign.wrong } : undefined),
  });

  return (
    <Frame title={words.sign.in_title} lead={words.sign.in_lead}>
      <form ref={form.ref} className={css.form} noValidate onSubmit={form.on_submit}>
        <Problem text={form.problem} />
        <Field label={words.sign.email} name="email" type="email" autoComplete="username" error={form.errors.email} />
        <PasswordField autoComplete="current-password" error={form.errors.password} />
        <Submit
          label={words.sign.in}
          pending_label={words.sign.in_pending}
          is_pending={form.is_pending}
          className={css.submit}
        />
      </form>
      <p className={css.other}>
        <Link to={{ page: "forgot_password" }}>{words.sign.forgot}</Link>
      </p>
      <p className={css.other}>
        {words.sign.no_account} <Link to={{ page: "sign_up" }}>{words.sign.to_sign_up}</Link>
      </p>
    </Frame>
  );
}

function wants_code(error: unknown): boolean {
  return error instanceof CommandError && error.code === "two_factor_required";
}
