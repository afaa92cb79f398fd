import type { ColleaguePresence, Loads, Team } from "@chatting/client";
import { useState } from "react";

import { useAgentState } from "../session.tsx";
import { useTeams } from "../teams_by_name.ts";
import { useAnswer } from "../ui/use_answer.ts";
import { useLanguage } from "../words/index.tsx";
import { in_order } from "./in_order.ts";

const NOTHING = new Map<string, number>();

interface Choices {
  colleagues: ColleaguePresence[];
  teams: Team[];
  /** By agent or team; empty until it is known. */
  open: Map<string, number>;
}

/** Who may be given a conversation. Asked when it is to be seen; then nobody moves, so that nobody else is hit. */
export function useChoices(wanted: string): Choices {
  const { locale } = useLanguage();
  const agents = useAgentState((state) => state.agents);
  const my_id = useAgentState((state) => state.agent?.id);
  const { answer } = useAnswer("list_loads");
  const [known, set_known] = useState(answer);
  const [open, set_open] = useState(NOTHING);
  const [order, set_order] = useState(() => in_order(agents, NOTHING, my_id, locale));
  if (answer !== null && answer !== known) {
    const counted = counts_of(answer);
    set_known(answer);
    set_open(counted);
    set_order(in_order(agents, counted, my_id, locale));
  }

  const is_wanted = (name: string): boolean =>
    name.toLocaleLowerCase(locale).includes(wanted.trim().toLocaleLowerCase(locale));
  const all = new Set([...order, ...Object.keys(agents)]);
  const colleagues = [...all].flatMap((id) => agents[id] ?? []);
  return {
    colleagues: colleagues.filter(({ agent }) => is_wanted(agent.name)),
    teams: useTeams().filter(({ name }) => is_wanted(name)),
    open,
  };
}

function counts_of({ agents, teams }: Loads): Map<string, number> {
  return new Map([
    ...agents.map(({ agent_id, open }) => [agent_id, open] as const),
    ...teams.map(({ team_id, open }) => [team_id, open] as const),
  ]);
}
