import type { ColleaguePresence } from "@chatting/client";

import { presence_of } from "../ui/presence.tsx";

const RANKS = { online: 0, away: 1, busy: 2, offline: 3 };

/** Ids of agents as one looks for them: oneself, then who is there, and of those who has the fewest open. */
export function in_order(
  agents: Record<string, ColleaguePresence>,
  open: Map<string, number>,
  my_id: string | undefined,
  locale: string,
): string[] {
  const order = Object.values(agents).sort(
    (one, other) =>
      Number(other.agent.id === my_id) - Number(one.agent.id === my_id) ||
      RANKS[presence_of(one)] - RANKS[presence_of(other)] ||
      (open.get(one.agent.id) ?? 0) - (open.get(other.agent.id) ?? 0) ||
      one.agent.name.localeCompare(other.agent.name, locale),
  );
  return order.map(({ agent }) => agent.id);
}
