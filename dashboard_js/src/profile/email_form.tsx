import type { Account } from "@chatting/client";
import { useState } from "react";

import { useClient } from "../session.tsx";
import { Field } from "../ui/field.tsx";
import { PasswordField } from "../ui/password_field.tsx";
import { Problem } from "../ui/problem.tsx";
import { email, known_password, type Rule } from "../ui/rules.ts";
import { Foot, Section } from "../ui/section.tsx";
import { StatusMark } from "../ui/status_mark.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";
import css from "./profile.module.css";

export function EmailForm({ account }: { account: Account }) {
  const words = useWords();
  const client = useClient();
  const [waiting_for, set_waiting_for] = useState<string | null>(null);

  const another: Rule = (value, said) =>
    value.trim().toLowerCase() === account.email ? words.security.same_email : email(value, said);

  const form = useForm({
    rules: { email: another, password: known_password },
    submit: async (values) => {
      await client.call("change_email", { email: values.email.trim(), password: values.password });
      set_waiting_for(values.email.trim());
      form.ref.current?.reset();
    },
  });

  return (
    <Section title={words.security.email} lead={words.security.email_lead}>
      <p className={css.line}>
        <bdi>{account.email}</bdi>
        {account.is_email_confirmed ? (
          <StatusMark tone="ok" icon="check" text={words.security.confirmed} />
        ) : (
          <StatusMark tone="warn" icon="warning" text={words.security.unconfirmed} />
        )}
      </p>
      <p role="status" className={css.note}>
        {waiting_for !== null &&
          (account.is_email_confirmed
            ? words.security.email_asked(account.email, waiting_for)
            : words.security.email_asked_new(waiting_for))}
      </p>
      <form ref={form.ref} noValidate onSubmit={form.on_submit}>
        <Problem text={form.problem} />
        <Field
          label={words.security.new_email}
          name="email"
          type="email"
          autoComplete="email"
          error={form.errors.email}
        />
        <PasswordField
          label={words.field.current_password}
          autoComplete="current-password"
          error={form.errors.password}
        />
        <Foot>
          <Submit
            label={words.security.change_email}
            pending_label={words.reset.sending}
            is_pending={form.is_pending}
          />
        </Foot>
      </form>
    </Section>
  );
}
