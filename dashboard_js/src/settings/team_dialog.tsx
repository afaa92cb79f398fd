import type { Team } from "@chatting/client";
import { useState } from "react";

import { useAgentState, useClient } from "../session.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { tell } from "../ui/notices.ts";
import { Problem } from "../ui/problem.tsx";
import { short_text } from "../ui/rules.ts";
import { Foot } from "../ui/section.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useLanguage } from "../words/index.tsx";
import { Choices } from "./choices.tsx";

/** A team to change; null makes a new one. */
export function TeamDialog({ team, on_close }: { team: Team | null; on_close: () => void }) {
  const { words, locale } = useLanguage();
  const client = useClient();
  const agents = useAgentState((state) => state.agents);
  const [chosen, set_chosen] = useState<string[]>(() => team?.agent_ids ?? []);
  const form = useForm({
    rules: { name: short_text },
    submit: async (values) => {
      const wish = { name: values.name.trim(), agent_ids: chosen.filter((id) => agents[id] !== undefined) };
      if (team === null) await client.call("create_team", wish);
      else await client.call("update_team", { ...wish, team_id: team.id });
      tell(words.settings.saved);
      on_close();
    },
    explain: (error) => (error.code === "conflict" ? { field: "name", text: words.teams.taken } : undefined),
  });
  const options = Object.values(agents)
    .map(({ agent }) => ({ value: agent.id, text: agent.name }))
    .sort((one, other) => one.text.localeCompare(other.text, locale));

  return (
    <Dialog title={team === null ? words.teams.add : words.teams.change_title} on_close={on_close}>
      <form ref={form.ref} noValidate onSubmit={form.on_submit}>
        <Problem text={form.problem} />
        <Field
          label={words.teams.name}
          name="name"
          autoComplete="off"
          maxLength={100}
          defaultValue={team?.name}
          error={form.errors.name}
        />
        <Choices legend={words.teams.who} options={options} chosen={chosen} choose={set_chosen} />
        <Foot>
          <Submit label={words.settings.save} pending_label={words.settings.saving} is_pending={form.is_pending} />
        </Foot>
      </form>
    </Dialog>
  );
}
