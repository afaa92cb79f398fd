import type { Account } from "@chatting/client";

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
import { PictureForm } from "./picture_form.tsx";

const LANGUAGES = LOCALES.map((locale) => ({ value: locale, text: LOCALE_NAMES[locale] }));

export function ProfileForm({ account }: { account: Account }) {
  const words = useWords();
  const client = useClient();
  const form = useForm({
    rules: { name: short_text, locale: () => undefined },
    submit: async (values) => {
      const change = { name: values.name.trim(), locale: values.locale as Locale };
      client.know_account((await client.call("update_profile", change)).account);
      tell(words.settings.saved);
    },
  });

  return (
    <Section title={words.profile.title} lead={words.profile.lead}>
      <PictureForm account={account} />
      <form ref={form.ref} noValidate onSubmit={form.on_submit}>
        <Problem text={form.problem} />
        <Field
          label={words.sign.name}
          hint={words.profile.name_hint}
          name="name"
          autoComplete="name"
          defaultValue={account.name}
          error={form.errors.name}
        />
        <Select
          label={words.profile.locale}
          name="locale"
          options={LANGUAGES}
          defaultValue={account.locale}
          error={form.errors.locale}
        />
        <Foot>
          <Submit label={words.settings.save} pending_label={words.settings.saving} is_pending={form.is_pending} />
        </Foot>
      </form>
    </Section>
  );
}
