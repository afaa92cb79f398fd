import { useClient } from "../session.tsx";
import { Field } from "../ui/field.tsx";
import { PasswordField } from "../ui/password_field.tsx";
import { Problem } from "../ui/problem.tsx";
import { known_password, typed } from "../ui/rules.ts";
import { Foot } from "../ui/section.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";

export function DeleteWorkspaceForm({ name, done }: { name: string; done: () => void }) {
  const words = useWords();
  const client = useClient();
  const form = useForm({
    rules: { name: typed(name), password: known_password },
    submit: async ({ password }) => {
      await client.call("delete_workspace", { password });
      done();
    },
  });
  return (
    <form ref={form.ref} noValidate onSubmit={form.on_submit}>
      <p>{words.workspaces.delete_lead}</p>
      <Problem text={form.problem} />
      <Field
        label={words.workspaces.type_name(name)}
        name="name"
        autoComplete="off"
        spellCheck={false}
        error={form.errors.name}
      />
      <PasswordField autoComplete="current-password" error={form.errors.password} />
      <Foot>
        <Submit
          look="danger"
          label={words.workspaces.delete}
          pending_label={words.workspaces.deleting}
          is_pending={form.is_pending}
        />
      </Foot>
    </form>
  );
}
