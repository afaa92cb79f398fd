import type { Workspace } from "@chatting/client";
import { useClient } from "../session.tsx";
import { Field } from "../ui/field.tsx";
import { tell } from "../ui/notices.ts";
import { Problem } from "../ui/problem.tsx";
import { short_text } from "../ui/rules.ts";
import { Foot, Section } from "../ui/section.tsx";
import { Select } from "../ui/select.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { LOCALE_NAMES, LOCALES, useWords, type Locale } from "../words/index.tsx";

const LANGUAGES = LOCALES.map((locale) => ({ value: locale, text: LOCALE_NAMES[locale] }));

export function WorkspaceForm({ workspace }: { workspace: Workspace }) {
  const words = useWords();
  const client = useClient();
  const form = useForm({
    rules: { name: short_text, time_zone: () => undefined, locale: () => undefined },
    submit: async (values) => {
      await client.call("update_workspace", {
        name: values.name.trim(),
        time_zone: values.time_zone,
        locale: values.locale as Locale,
      });
      tell(words.settings.saved);
    },
  });
  const zones = zones_with(workspace.time_zone);

  return (
    <Section title={words.settings.title}>
      <form ref={form.ref} noValidate onSubmit={form.on_submit}>
        <Problem text={form.problem} />
        <Field
          label={words.workspaces.name}
          name="name"
          autoComplete="organization"
          defaultValue={workspace.name}
          error={form.errors.name}
        />
        <Select
          label={words.workspaces.time_zone}
          name="time_zone"
          defaultValue={workspace.time_zone}
          options={zones.map((zone) => ({ value: zone, text: zone.replaceAll("_", " ") }))}
          error={form.errors.time_zone}
        />
        <Select
          label={words.workspaces.locale}
          hint={words.workspaces.locale_hint}
          name="locale"
          defaultValue={workspace.locale}
          options={LANGUAGES}
          error={form.errors.locale}
        />
        <Foot>
          <Submit label={words.settings.save} pending_label={words.settings.saving} is_pending={form.is_pending} />
        </Foot>
      </form>
    </Section>
  );
}

function zones_with(current: string): string[] {
  return [...new Set(["UTC", current, ...Intl.supportedValuesOf("timeZone")])];
}
