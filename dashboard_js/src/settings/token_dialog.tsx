import { useState } from "react";

import { useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { Copyable } from "../ui/copyable.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Problem } from "../ui/problem.tsx";
import { short_text } from "../ui/rules.ts";
import { Foot } from "../ui/section.tsx";
import { Select } from "../ui/select.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";
import { Choices } from "./choices.tsx";

const LIVES = ["90", "30", "365", "0"] as const;
const DAY = 24 * 60 * 60 * 1000;

interface TokenDialogProps {
  /** What a new token may be allowed. */
  scopes: string[];
  made: () => Promise<void>;
  on_close: () => void;
}

export function TokenDialog({ scopes, made, on_close }: TokenDialogProps) {
  const words = useWords();
  const [secret, set_secret] = useState<string | null>(null);
  return (
    <Dialog title={secret === null ? words.tokens.add : words.tokens.made_title} on_close={on_close}>
      {secret === null ? (
        <TokenForm
          scopes={scopes}
          done={async (text) => {
            set_secret(text);
            await made();
          }}
        />
      ) : (
        <>
          <p>{words.tokens.made_lead}</p>
          <Copyable text={secret} label={words.tokens.secret} />
          <Foot>
            <Button look="primary" onClick={on_close}>
              {words.tokens.kept}
            </Button>
          </Foot>
        </>
      )}
    </Dialog>
  );
}

function TokenForm({ scopes, done }: { scopes: string[]; done: (secret: string) => Promise<void> }) {
  const words = useWords();
  const client = useClient();
  const [chosen, set_chosen] = useState<string[]>([]);
  const [is_missing, set_missing] = useState(false);
  const form = useForm({
    rules: { name: short_text, life: () => undefined },
    submit: async ({ name, life }) => {
      const [first, ...rest] = chosen;
      set_missing(first === undefined);
      if (first === undefined) return;
      const days = Number(life);
      const expires_at = days === 0 ? null : new Date(Date.now() + days * DAY).toISOString();
      const { secret } = await client.call("create_api_token", {
        name: name.trim(),
        scopes: [first, ...rest],
        expires_at,
      });
      await done(secret);
    },
  });
  return (
    <form ref={form.ref} noValidate onSubmit={form.on_submit}>
      <Problem text={form.problem} />
      <Field label={words.tokens.name} name="name" autoComplete="off" maxLength={100} error={form.errors.name} />
      <Choices
        legend={words.tokens.scopes}
        options={scopes.map((scope) => ({ value: scope, text: words.tokens.scope[scope] ?? scope }))}
        chosen={chosen}
        choose={set_chosen}
        error={is_missing && chosen.length === 0 ? words.tokens.scopes_missing : undefined}
      />
      <Select
        label={words.tokens.life}
        name="life"
        defaultValue="90"
        options={LIVES.map((days) => ({ value: days, text: words.tokens.days[days] }))}
      />
      <Foot>
        <Submit label={words.tokens.make} pending_label={words.tokens.making} is_pending={form.is_pending} />
      </Foot>
    </form>
  );
}
