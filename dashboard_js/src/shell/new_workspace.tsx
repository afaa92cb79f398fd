import { http } from "../session.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Problem } from "../ui/problem.tsx";
import { short_text } from "../ui/rules.ts";
import { Foot } from "../ui/section.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";
import { enter_workspace } from "./workspace_menu.tsx";

export function NewWorkspaceDialog({ on_close }: { on_close: () => void }) {
  const words = useWords();
  return (
    <Dialog title={words.workspaces.create_title} on_close={on_close}>
      <p>{words.workspaces.create_lead}</p>
      <NewWorkspaceForm />
    </Dialog>
  );
}

export function NewWorkspaceForm() {
  const words = useWords();
  const form = useForm({
    rules: { name: short_text },
    submit: async ({ name }) => {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      const { workspace } = await http.create_workspace({ name: name.trim(), time_zone: timeZone });
      enter_workspace(workspace.id);
    },
  });
  return (
    <form ref={form.ref} noValidate onSubmit={form.on_submit}>
      <Problem text={form.problem} />
      <Field
        label={words.workspaces.name}
        hint={words.sign.workspace_hint}
        name="name"
        autoComplete="organization"
        error={form.errors.name}
      />
      <Foot>
        <Submit label={words.sign.up} pending_label={words.workspaces.creating} is_pending={form.is_pending} />
      </Foot>
    </form>
  );
}
