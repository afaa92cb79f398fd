import type { Site } from "@chatting/client";
import { useState } from "react";

import { useClient } from "../session.tsx";
import { Field } from "../ui/field.tsx";
import { tell } from "../ui/notices.ts";
import { Problem } from "../ui/problem.tsx";
import { Foot, Section } from "../ui/section.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";
import css from "./brand.module.css";
import { brand_color, greeting_text, OUR_COLOR, shown_color } from "./brand.ts";
import { BrandPreview } from "./brand_preview.tsx";

/** The look of a site's widget, shown while it is being chosen. */
export function SiteBrand({ site }: { site: Site }) {
  const words = useWords();
  const client = useClient();
  const [color, set_color] = useState(site.brand_color ?? "");
  const [greeting, set_greeting] = useState(site.greeting ?? "");
  const form = useForm({
    rules: { brand_color, greeting: greeting_text },
    submit: async (values) => {
      await client.workspace.update_site(site.id, {
        brand_color: values.brand_color.trim() || null,
        greeting: values.greeting.trim() || null,
      });
      tell(words.settings.saved);
    },
  });

  return (
    <Section title={words.brand.title}>
      <form ref={form.ref} noValidate onSubmit={form.on_submit}>
        <Problem text={form.problem} />
        <Field
          label={words.brand.color}
          hint={words.brand.color_hint}
          name="brand_color"
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          placeholder={OUR_COLOR}
          value={color}
          error={form.errors.brand_color}
          onChange={(event) => set_color(event.target.value)}
          action={
            <input
              type="color"
              className={css.picker}
              aria-label={words.brand.pick}
              value={shown_color(color)}
              onChange={(event) => set_color(event.target.value)}
            />
          }
        />
        <Field
          label={words.brand.greeting}
          hint={words.brand.greeting_hint}
          name="greeting"
          autoComplete="off"
          placeholder={words.brand.our_greeting}
          value={greeting}
          error={form.errors.greeting}
          onChange={(event) => set_greeting(event.target.value)}
        />
        <BrandPreview name={site.name} color={shown_color(color)} greeting={greeting.trim()} />
        <Foot>
          <Submit label={words.settings.save} pending_label={words.settings.saving} is_pending={form.is_pending} />
        </Foot>
      </form>
    </Section>
  );
}
