import type { Team } from "@chatting/client";
import { useState } from "react";

import { useAgentState, useClient } from "../session.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { tell } from "../ui/notices.ts";
import { Problem } from "../ui/problem.tsx";
import { short_text, type Rule } from "../ui/rules.ts";
import { Foot } from "../ui/section.tsx";
import { Select } from "../ui/select.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useLanguage } from "../words/index.tsx";
import { Choices } from "./choices.tsx";
import { optional_number } from "./numbers.ts";
import { MODES, MOST } from "./routing_limits.ts";

const AS_WORKSPACE = "";
const capacity: Rule = (text, words) =>
  optional_number(text, MOST) === undefined ? words.routing.wrong(MOST) : undefined;

/** A team to change; null makes a new one. */
export function TeamDialog({ team, on_close }: { team: Team | null; on_close: () => void }) {
  const { words, locale } = useLanguage();
  const client = useClient();
  const agents = useAgentState((state) => state.agents);
  const routing = useAgentState((state) => state.routing);
  const [chosen, set_chosen] = useState<string[]>(() => team?.agent_ids ?? []);
  const form = useForm({
    rules: { name: short_text, routing_mode: () => undefined, capacity },
    submit: async (values) => {
      const wish = {
        name: values.name.trim(),
        agent_ids: chosen.filter((id) => agents[id] !== undefined),
        routing_mode: values.routing_mode === AS_WORKSPACE ? null : (values.routing_mode as Team["routing_mode"]),
        capacity: optional_number(values.capacity, MOST) ?? null,
      };
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
        <Select
          label={words.teams.routing}
          hint={words.teams.routing_hint}
          name="routing_mode"
          defaultValue={team?.routing_mode ?? AS_WORKSPACE}
          options={[
            { value: AS_WORKSPACE, text: words.teams.as_workspace(words.routing[routing?.mode ?? "off"]) },
            ...MODES.map((value) => ({ value, text: words.routing[value] })),
          ]}
        />
        <Field
          label={words.teams.capacity}
          hint={words.teams.capacity_hint}
          name="capacity"
          inputMode="numeric"
          autoComplete="off"
          placeholder={String(routing?.capacity ?? "")}
          defaultValue={team?.capacity ?? ""}
          error={form.errors.capacity}
        />
        <Choices legend={words.teams.who} options={options} chosen={chosen} choose={set_chosen} />
        <Foot>
          <Submit label={words.settings.save} pending_label={words.settings.saving} is_pending={form.is_pending} />
        </Foot>
      </form>
    </Dialog>
  );
}
