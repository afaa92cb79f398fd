import type { IdentitySecret, Site } from "@chatting/client";
import { useState } from "react";

import { useClient } from "../session.tsx";
import { day_and_time } from "../times.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm_dialog.tsx";
import { Copyable } from "../ui/copyable.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { InstantCheckbox } from "../ui/instant_checkbox.tsx";
import { tell } from "../ui/notices.ts";
import { Problem } from "../ui/problem.tsx";
import { Foot, Section } from "../ui/section.tsx";
import { useAct } from "../ui/use_act.ts";
import { useAnswer } from "../ui/use_answer.ts";
import { useLanguage } from "../words/index.tsx";
import css from "./rows.module.css";

const MOST = 2;

/** By what a site's own server proves who its visitors are, and whether it has to. */
export function SiteIdentity({ site }: { site: Site }) {
  const { words, locale } = useLanguage();
  const client = useClient();
  const { act, pending } = useAct();
  const { answer, problem, ask } = useAnswer("list_identity_secrets", { site_id: site.id });
  const [made, set_made] = useState<string | null>(null);
  const [ending, set_ending] = useState<IdentitySecret | null>(null);
  const secrets = answer?.identity_secrets ?? [];
  const made_at = ({ created_at }: IdentitySecret): string => words.identity.made(day_and_time(created_at, locale));

  const make = (): void =>
    act("make", async () => {
      const { secret } = await client.call("create_identity_secret", { site_id: site.id });
      set_made(secret);
      await ask();
    });

  return (
    <Section title={words.identity.title} lead={words.identity.lead}>
      <Problem text={problem} />
      <ul className={css.rows}>
        {secrets.map((secret) => (
          <li key={secret.id}>
            <div className={css.who}>{made_at(secret)}</div>
            <Button aria-label={words.identity.end_label(made_at(secret))} onClick={() => set_ending(secret)}>
              {words.identity.end}
            </Button>
          </li>
        ))}
      </ul>
      {secrets.length < MOST && answer !== null && (
        <Button icon="add" aria-disabled={pending !== null} onClick={make}>
          {words.identity.add}
        </Button>
      )}
      <InstantCheckbox
        label={words.identity.required}
        hint={words.identity.required_hint}
        checked={site.requires_verified_identity}
        save={(requires_verified_identity) => client.workspace.update_site(site.id, { requires_verified_identity })}
      />
      {made !== null && (
        <Dialog title={words.identity.made_title} on_close={() => set_made(null)}>
          <p>{words.identity.made_lead}</p>
          <Copyable text={made} label={words.identity.secret} />
          <p>{words.identity.aud}</p>
          <Copyable text={site.id} label={words.identity.site_id} />
          <Foot>
            <Button look="primary" onClick={() => set_made(null)}>
              {words.tokens.kept}
            </Button>
          </Foot>
        </Dialog>
      )}
      {ending !== null && (
        <ConfirmDialog
          title={words.identity.end_title}
          lead={words.identity.end_lead}
          label={words.identity.end}
          on_close={() => set_ending(null)}
          deed={async () => {
            await client.call("delete_identity_secret", { identity_secret_id: ending.id });
            tell(words.identity.ended);
            await ask();
          }}
        />
      )}
    </Section>
  );
}
