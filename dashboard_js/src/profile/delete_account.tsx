import { useState } from "react";

import { http, leave, useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { tell } from "../ui/notices.ts";
import { PasswordField } from "../ui/password_field.tsx";
import { Problem } from "../ui/problem.tsx";
import { known_password, typed } from "../ui/rules.ts";
import { Foot, Section } from "../ui/section.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";

export function DeleteAccount({ email }: { email: string }) {
  const words = useWords();
  const [is_asking, set_asking] = useState(false);
  return (
    <Section title={words.profile.delete} lead={words.profile.delete_lead}>
      <Foot>
        <Button look="danger" onClick={() => set_asking(true)}>
          {words.profile.delete}…
        </Button>
      </Foot>
      {is_asking && (
        <Dialog title={words.profile.delete_title} on_close={() => set_asking(false)}>
          <DeleteForm email={email} />
        </Dialog>
      )}
    </Section>
  );
}

function DeleteForm({ email }: { email: string }) {
  const words = useWords();
  const client = useClient();
  const form = useForm({
    rules: { email: typed(email), password: known_password },
    submit: async ({ password }) => {
      await http.delete_account(password);
      leave(client);
      tell(words.profile.deleted);
    },
    explain: (error) => (error.code === "conflict" ? { text: words.profile.only_owner } : undefined),
  });

  return (
    <form ref={form.ref} noValidate onSubmit={form.on_submit}>
      <p>{words.profile.delete_lead}</p>
      <Problem text={form.problem} />
      <Field
        label={words.profile.type_email(email)}
        name="email"
        dir="ltr"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        error={form.errors.email}
      />
      <PasswordField autoComplete="current-password" error={form.errors.password} />
      <Foot>
        <Submit
          look="danger"
          label={words.profile.delete_confirm}
          pending_label={words.profile.deleting}
          is_pending={form.is_pending}
        />
      </Foot>
    </form>
  );
}
