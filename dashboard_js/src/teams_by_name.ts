import type { Team } from "@chatting/client";
import { useMemo } from "react";

import { useAgentState } from "./session.tsx";
import { useLanguage } from "./words/index.tsx";

/** The workspace's teams, by name. */
export function useTeams(): Team[] {
  const { locale } = useLanguage();
  const teams = useAgentState((state) => state.teams);
  return useMemo(
    () => Object.values(teams).sort((one, other) => one.name.localeCompare(other.name, locale)),
    [teams, locale],
  );
}
