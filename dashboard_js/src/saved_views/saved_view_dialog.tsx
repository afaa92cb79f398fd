import type { SavedView } from "@chatting/client";

import { go } from "../navigation.tsx";
import { HOME, type InboxRoute } from "../router.ts";
import { useClient } from "../session.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { ConfirmDialog } from "../ui/confirm_dialog.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { tell } from "../ui/notices.ts";
import { Problem } from "../ui/problem.tsx";
import { short_text } from "../ui/rules.ts";
import { Foot } from "../ui/section.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";
import { edit_saved_view, useEditedView } from "./edited_view.ts";

export function SavedViewDialog() {
  const edited = useEditedView();
  if (edited === null) return null;
  if (edited.what === "remove") return <RemoveDialog saved={edited.saved} />;
  return edited.what === "save" ? (
    <NameDialog route={edited.route} saved={null} />
  ) : (
    <NameDialog route={null} saved={edited.saved} />
  );
}

function NameDialog({ route, saved }: { route: InboxRoute | null; saved: SavedView | null }) {
  const words = useWords();
  const client = useClient();
  const form = useForm({
    rules: { name: short_text, is_shared: () => undefined },
    submit: async (values) => {
      const name = values.name.trim();
      if (saved !== null) await client.call("update_saved_view", { saved_view_id: saved.id, name });
      if (route !== null) {
        const { view, status, filters } = route;
        await client.call("create_saved_view", { name, is_shared: values.is_shared === "on", view, status, filters });
      }
      tell(words.settings.saved);
      edit_saved_view(null);
    },
    explain: ({ code, field }) => {
      if (code !== "conflict") return undefined;
      return field === "name" ? { field: "name", text: words.saved_views.taken } : { text: words.saved_views.full };
    },
  });
  return (
    <Dialog
      title={saved === null ? words.saved_views.save_title : words.saved_views.rename(saved.name)}
      on_close={() => edit_saved_view(null)}
    >
      <form ref={form.ref} noValidate onSubmit={form.on_submit}>
        <Problem text={form.problem} />
        <Field
          label={words.saved_views.name}
          name="name"
          autoComplete="off"
          maxLength={50}
          defaultValue={saved?.name}
          error={form.errors.name}
        />
        {saved === null && (
          <Checkbox name="is_shared" label={words.saved_views.share} hint={words.saved_views.share_hint} />
        )}
        <Foot>
          <Submit label={words.settings.save} pending_label={words.settings.saving} is_pending={form.is_pending} />
        </Foot>
      </form>
    </Dialog>
  );
}

function RemoveDialog({ saved }: { saved: SavedView }) {
  const words = useWords();
  const client = useClient();
  return (
    <ConfirmDialog
      title={words.saved_views.remove_title(saved.name)}
      lead={saved.is_shared ? words.saved_views.remove_shared : words.saved_views.remove_own}
      label={words.labels.remove}
      on_close={() => edit_saved_view(null)}
      deed={async () => {
        await client.call("delete_saved_view", { saved_view_id: saved.id });
        go(HOME);
      }}
    />
  );
}
