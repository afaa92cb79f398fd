import { Link, go } from "../navigation.tsx";
import { http } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Problem } from "../ui/problem.tsx";
import { email, new_password, short_text } from "../ui/rules.ts";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";
import { Frame } from "./frame.tsx";
import { PasswordField } from "./password_field.tsx";
import css from "./sign.module.css";

export function SignUp() {
  const words = useWords();
  const form = useForm({
    rules: { name: short_text, email, password: new_password, workspace_name: short_text },
    submit: async (values) => {
      await http.create_account({
        name: values.name.trim(),
        email: values.email.trim(),
        password: values.password,
        workspace_name: values.workspace_name.trim(),
      });
      go({ page: "install" });
    },
    explain: (error) => (error.code === "conflict" ? { field: "email", text: words.sign.taken } : undefined),
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
        <Button look="primary" type="submit" className={css.submit} aria-disabled={form.is_pending}>
          {form.is_pending ? words.sign.up_pending : words.sign.up}
        </Button>
      </form>
      <p className={css.other}>
        {words.sign.have_account} <Link to={{ page: "sign_in" }}>{words.sign.in}</Link>
      </p>
    </Frame>
  );
}
