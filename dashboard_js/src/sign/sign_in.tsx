import { Link, go } from "../navigation.tsx";
import { HOME } from "../router.ts";
import { http } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Problem } from "../ui/problem.tsx";
import { email, known_password } from "../ui/rules.ts";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";
import { Frame } from "./frame.tsx";
import { PasswordField } from "./password_field.tsx";
import css from "./sign.module.css";

export function SignIn() {
  const words = useWords();
  const form = useForm({
    rules: { email, password: known_password },
    submit: async (values) => {
      await http.create_session({ email: values.email.trim(), password: values.password });
      go(HOME);
    },
    explain: (error) => (error.code === "unauthorized" ? { text: words.sign.wrong } : undefined),
  });

  return (
    <Frame title={words.sign.in_title} lead={words.sign.in_lead}>
      <form ref={form.ref} className={css.form} noValidate onSubmit={form.on_submit}>
        <Problem text={form.problem} />
        <Field label={words.sign.email} name="email" type="email" autoComplete="username" error={form.errors.email} />
        <PasswordField autoComplete="current-password" error={form.errors.password} />
        <Button look="primary" type="submit" className={css.submit} aria-disabled={form.is_pending}>
          {form.is_pending ? words.sign.in_pending : words.sign.in}
        </Button>
      </form>
      <p className={css.other}>
        {words.sign.no_account} <Link to={{ page: "sign_up" }}>{words.sign.to_sign_up}</Link>
      </p>
    </Frame>
  );
}
