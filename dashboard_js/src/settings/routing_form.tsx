import { CommandError, type Routing } from "@chatting/client";
import { useState, type SyntheticEvent } from "react";

import { useAgentState, useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { tell } from "../ui/notices.ts";
import { Problem } from "../ui/problem.tsx";
import { Select } from "../ui/select.tsx";
import { useWords } from "../words/index.tsx";
import { number_between, optional_number } from "./numbers.ts";
import { MODES, MOST } from "./routing_limits.ts";
import css from "./settings.module.css";

const DAY = 1440; // minutes

export function RoutingForm({ routing }: { routing: Routing }) {
  const words = useWords();
  const client = useClient();
  const agents = useAgentState((state) => state.agents);
  const [mode, set_mode] = useState(routing.mode);
  const [capacity, set_capacity] = useState(String(routing.capacity));
  const [reroutes_offline, set_reroutes_offline] = useState(routing.reroutes_offline);
  const [minutes, set_minutes] = useState(routing.answer_minutes === null ? "" : String(routing.answer_minutes));
  const [own, set_own] = useState<Record<string, string>>({});
  const [problem, set_problem] = useState<string>();
  const [is_pending, set_pending] = useState(false);

  const own_of = (id: string): string => own[id] ?? String(agents[id]?.agent.capacity ?? "");
  const errors = {
    capacity: number_between(capacity, 1, MOST) === null ? words.routing.wrong(MOST) : undefined,
    minutes: optional_number(minutes, DAY) === undefined ? words.routing.wrong(DAY) : undefined,
  };

  const save = async (rules: Routing, capacities: [string, number | null][]): Promise<void> => {
    set_pending(true);
    set_problem(undefined);
    try {
      for (const [id, most] of capacities) await client.workspace.set_capacity(id, most);
      await client.workspace.set_routing(rules);
      set_own({});
      tell(words.settings.saved);
    } catch (error) {
      set_problem(words.error[error instanceof CommandError ? error.code : "internal"]);
    } finally {
      set_pending(false);
    }
  };

  const on_submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const most = number_between(capacity, 1, MOST);
    const answer_minutes = optional_number(minutes, DAY);
    const changed = Object.entries(own).map(([id, text]) => [id, optional_number(text, MOST)] as const);
    if (is_pending || most === null || answer_minutes === undefined) return;
    const valid = changed.filter((one): one is [string, number | null] => one[1] !== undefined);
    if (valid.length < changed.length) return;
    void save({ mode, capacity: most, reroutes_offline, answer_minutes }, valid);
  };

  return (
    <form className={css.form} noValidate onSubmit={on_submit}>
      <Problem text={problem} />
      <Select
        label={words.routing.mode}
        hint={words.routing.mode_hint}
        value={mode}
        options={MODES.map((value) => ({ value, text: words.routing[value] }))}
        onChange={(event) => set_mode(event.target.value as Routing["mode"])}
      />
      <Field
        label={words.routing.capacity}
        hint={words.routing.capacity_hint}
        inputMode="numeric"
        value={capacity}
        error={errors.capacity}
        onChange={(event) => set_capacity(event.target.value)}
      />
      <Checkbox
        label={words.routing.offline}
        hint={words.routing.offline_hint}
        checked={reroutes_offline}
        onChange={(event) => set_reroutes_offline(event.target.checked)}
      />
      <Field
        label={words.routing.minutes}
        hint={words.routing.minutes_hint}
        inputMode="numeric"
        value={minutes}
        error={errors.minutes}
        onChange={(event) => set_minutes(event.target.value)}
      />
      {Object.values(agents).map(({ agent }) => (
        <Field
          key={agent.id}
          label={words.routing.own(agent.name)}
          inputMode="numeric"
          placeholder={capacity}
          value={own_of(agent.id)}
          error={optional_number(own_of(agent.id), MOST) === undefined ? words.routing.wrong(MOST) : undefined}
          onChange={(event) => set_own({ ...own, [agent.id]: event.target.value })}
        />
      ))}
      <div className={css.foot}>
        <Button look="primary" type="submit" aria-disabled={is_pending}>
          {is_pending ? words.settings.saving : words.settings.save}
        </Button>
      </div>
    </form>
  );
}
