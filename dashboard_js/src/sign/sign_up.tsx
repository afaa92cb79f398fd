import { Link, go } from "../navigation.tsx";
import { SIGN_IN } from "../router.ts";
import { http } from "../session.tsx";
import { Field } from "../ui/field.tsx";
import { PasswordField } from "../ui/password_field.tsx";
import { Problem } from "../ui/problem.tsx";
import { email, new_password, short_text } from "../ui/rules.ts";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useLanguage } from "../words/index.tsx";
import { Frame } from "./frame.tsx";
import css from "./sign.module.css";

export function SignUp() {
  const { words, locale } = useLanguage();
  const form = useForm({
    rules: { name: short_text, email, password: new_password, workspace_name: short_text },
    submit: async (values) => {
      await http.create_account({
        name: values.name.trim(),
        email: values.email.trim(),
        password: values.password,
        workspace_name: values.workspace_name.trim(),
        locale,
      });
      go({ page: "install" });
    },
  });
  const { errors } = form;

  return (
    <Frame title={words.sign.up_title} lead={words.sign.up_lead}>
      <form ref={form.ref} className={css.form} noValidate onSubmit={form.on_submit}>
        <Problem text={form.problem} />
        <Field label={words.sign.name} name="name" autoComplete="name" error={errors.name} />
        <Field label={words.sign.email} name="email" type="email" autoComplete="username" error={errors.email} />
        <PasswordField autoComplete="new-password" hint={words.sign.password_hint} error={errors.password} />
        <Field
          label={words.sign.workspace}
          name="workspace_name"
          autoComplete="organization"
          hint={words.sign.workspace_hint}
          error={errors.workspace_name}
        />
        <Submit
          label={words.sign.up}
          pending_label={words.sign.up_pending}
          is_pending={form.is_pending}
          className={css.submit}
        />
      </form>
      <p className={css.other}>
        {words.sign.have_account} <Link to={SIGN_IN}>{words.sign.in}</Link>
      </p>
    </Frame>
  );
}
