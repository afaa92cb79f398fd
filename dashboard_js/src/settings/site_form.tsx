import { CommandError, type Site } from "@chatting/client";
import { useEffect, useRef, useState, type SyntheticEvent } from "react";

import { useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { tell } from "../ui/notices.ts";
import { Problem } from "../ui/problem.tsx";
import { short_text } from "../ui/rules.ts";
import { useWords } from "../words/index.tsx";
import { OriginList, type Line } from "./origin_list.tsx";
import { origin_errors, place_in, tidy_origin } from "./origins.ts";
import css from "./settings.module.css";

interface Errors {
  name?: string | undefined;
  origins: Record<number, string>;
  problem?: string;
}

const NO_ERRORS: Errors = { origins: {} };

export function SiteForm({ site }: { site: Site }) {
  const words = useWords();
  const client = useClient();
  const form = useRef<HTMLFormElement>(null);
  const [name, set_name] = useState(site.name);
  const [lines, set_lines] = useState(() => lines_of(site.allowed_origins));
  const [errors, set_errors] = useState(NO_ERRORS);
  const [is_pending, set_pending] = useState(false);

  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [errors]);

  const refuse = (error: unknown): void => {
    const { code, field } = error instanceof CommandError ? error : { code: "internal" as const, field: null };
    const at = place_in(field);
    if (at !== null) set_errors({ origins: { [at]: words.site.origin_wrong } });
    else if (field === "name") set_errors({ origins: {}, name: words.field.refused });
    else set_errors({ origins: {}, problem: words.error[code] });
  };

  const save = async (allowed_origins: string[]): Promise<void> => {
    set_pending(true);
    try {
      const saved = await client.workspace.update_site(site.id, { name: name.trim(), allowed_origins });
      set_name(saved.name);
      set_lines(lines_of(saved.allowed_origins));
      tell(words.settings.saved);
    } catch (error) {
      refuse(error);
    } finally {
      set_pending(false);
    }
  };

  const on_submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (is_pending) return;
    const tidied = lines
      .map((line) => ({ ...line, origin: tidy_origin(line.origin) }))
      .filter(({ origin }) => origin !== "");
    const origins = tidied.map(({ origin }) => origin);
    const found = { name: short_text(name, words), origins: origin_errors(origins, words) };
    set_lines(tidied);
    set_errors(found);
    if (found.name === undefined && Object.keys(found.origins).length === 0) void save(origins);
  };

  return (
    <form ref={form} className={css.form} noValidate onSubmit={on_submit}>
      <Problem text={errors.problem} />
      <Field
        label={words.site.name}
        hint={words.site.name_hint}
        value={name}
        error={errors.name}
        onChange={(event) => set_name(event.target.value)}
      />
      <OriginList lines={lines} errors={errors.origins} change={set_lines} />
      <div className={css.foot}>
        <Button look="primary" type="submit" aria-disabled={is_pending}>
          {is_pending ? words.settings.saving : words.settings.save}
        </Button>
      </div>
    </form>
  );
}

function lines_of(origins: string[]): Line[] {
  return origins.map((origin) => ({ key: origin, origin }));
}
