import type { CreateInvitation } from "@chatting/client";
import { useState } from "react";

import { useClient } from "../session.tsx";
import { Field } from "../ui/field.tsx";
import { tell } from "../ui/notices.ts";
import { Problem } from "../ui/problem.tsx";
import { email } from "../ui/rules.ts";
import { Foot } from "../ui/section.tsx";
import { Select } from "../ui/select.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";

export function InviteForm({ done }: { done: () => Promise<void> }) {
  const words = useWords();
  const client = useClient();
  const [typed, set_typed] = useState("");
  const form = useForm({
    rules: { email, role: () => undefined },
    submit: async (values) => {
      const address = values.email.trim();
      await client.call("create_invitation", { email: address, role: values.role as CreateInvitation["role"] });
      set_typed("");
      tell(words.members.sent(address));
      await done();
    },
    explain: (error) => (error.code === "conflict" ? { field: "email", text: words.members.taken } : undefined),
  });
  return (
    <form ref={form.ref} noValidate onSubmit={form.on_submit}>
      <Problem text={form.problem} />
      <Field
        label={words.sign.email}
        name="email"
        type="email"
        dir="ltr"
        autoComplete="off"
        value={typed}
        error={form.errors.email}
        onChange={(event) => set_typed(event.target.value)}
      />
      <Select
        label={words.members.role}
        name="role"
        defaultValue="agent"
        options={(["agent", "admin"] as const).map((role) => ({ value: role, text: words.members[role] }))}
      />
      <Foot>
        <Submit label={words.members.send} pending_label={words.members.sending} is_pending={form.is_pending} />
      </Foot>
    </form>
  );
}
