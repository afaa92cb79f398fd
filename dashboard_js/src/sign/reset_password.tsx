import { CommandError } from "@chatting/client";
import { useState } from "react";

import { Link, go } from "../navigation.tsx";
import { SIGN_IN } from "../router.ts";
import { http } from "../session.tsx";
import { tell } from "../ui/notices.ts";
import { PasswordField } from "../ui/password_field.tsx";
import { Problem } from "../ui/problem.tsx";
import { new_password } from "../ui/rules.ts";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";
import { Frame } from "./frame.tsx";
import css from "./sign.module.css";

export function ResetPassword({ token }: { token: string }) {
  const words = useWords();
  const [is_gone, set_gone] = useState(false);
  const form = useForm({
    rules: { password: new_password },
    submit: async ({ password }) => {
      try {
        await http.reset_password(token, password);
      } catch (error) {
        if (!(error instanceof CommandError) || error.code !== "not_found") throw error;
        set_gone(true);
        return;
      }
      tell(words.reset.done);
      go(SIGN_IN, "replace");
    },
  });

  if (is_gone) {
    return (
      <Frame title={words.link.gone_title} lead={words.reset.gone_lead} is_outcome>
        <p className={css.onward}>
          <Link to={{ page: "forgot_password" }}>{words.reset.anew}</Link>
        </p>
      </Frame>
    );
  }
  return (
    <Frame title={words.reset.title} lead={words.reset.lead}>
      <form ref={form.ref} className={css.form} noValidate onSubmit={form.on_submit}>
        <Problem text={form.problem} />
        <PasswordField
          label={words.field.new_password}
          autoComplete="new-password"
          hint={words.sign.password_hint}
          error={form.errors.password}
        />
        <Submit
          label={words.reset.set}
          pending_label={words.reset.setting}
          is_pending={form.is_pending}
          className={css.submit}
        />
      </form>
    </Frame>
  );
}
