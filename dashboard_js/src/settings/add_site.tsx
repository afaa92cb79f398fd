import { useClient } from "../session.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { tell } from "../ui/notices.ts";
import { Problem } from "../ui/problem.tsx";
import { short_text } from "../ui/rules.ts";
import { Foot } from "../ui/section.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";

export function AddSite({ added, on_close }: { added: (id: string) => void; on_close: () => void }) {
  const words = useWords();
  const client = useClient();
  const form = useForm({
    rules: { name: short_text },
    submit: async ({ name }) => {
      const { site } = await client.call("create_site", { name: name.trim() });
      tell(words.sites.added(site.name));
      added(site.id);
      on_close();
    },
  });
  return (
    <Dialog title={words.sites.add_title} on_close={on_close}>
      <form ref={form.ref} noValidate onSubmit={form.on_submit}>
        <Problem text={form.problem} />
        <Field
          label={words.site.name}
          hint={words.site.name_hint}
          name="name"
          autoComplete="off"
          error={form.errors.name}
        />
        <Foot>
          <Submit label={words.sites.add} pending_label={words.sites.adding} is_pending={form.is_pending} />
        </Foot>
      </form>
    </Dialog>
  );
}
