import { useState } from "react";

import { useClient } from "../session.tsx";
import { Field } from "../ui/field.tsx";
import { tell } from "../ui/notices.ts";
import { Problem } from "../ui/problem.tsx";
import { short_text } from "../ui/rules.ts";
import { Foot } from "../ui/section.tsx";
import { Select } from "../ui/select.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";

const DAY_MS = 86_400_000;
const DAYS = [0, 1, 7, 30] as const;

export function BlockAddressForm({ done }: { done: () => Promise<void> }) {
  const words = useWords();
  const client = useClient();
  const [typed, set_typed] = useState("");
  const form = useForm({
    rules: {
      network: short_text,
      reason: (value, words) => (value.trim().length > 200 ? words.field.too_long : undefined),
      days: () => undefined,
    },
    submit: async (values) => {
      const days = Number(values.days);
      const { blocked_address } = await client.call("block_address", {
        network: values.network.trim(),
        reason: values.reason.trim() || null,
        expires_at: days > 0 ? new Date(Date.now() + days * DAY_MS).toISOString() : null,
      });
      set_typed("");
      tell(words.blocked.done(blocked_address.network));
      await done();
    },
    explain: (error) => {
      if (error.field === "network") return { field: "network", text: words.blocked.no_network };
      return error.code === "conflict" ? { text: words.blocked.too_many } : undefined;
    },
  });
  return (
    <form ref={form.ref} noValidate onSubmit={form.on_submit}>
      <Problem text={form.problem} />
      <Field
        label={words.blocked.network}
        hint={words.blocked.network_hint}
        name="network"
        dir="ltr"
        autoComplete="off"
        value={typed}
        error={form.errors.network}
        onChange={(event) => set_typed(event.target.value)}
      />
      <Field label={words.blocked.reason} name="reason" dir="auto" autoComplete="off" error={form.errors.reason} />
      <Select
        label={words.blocked.how_long}
        name="days"
        defaultValue="0"
        options={DAYS.map((days) => ({ value: String(days), text: words.blocked.days(days) }))}
      />
      <Foot>
        <Submit label={words.blocked.block} pending_label={words.settings.wait} is_pending={form.is_pending} />
      </Foot>
    </form>
  );
}
