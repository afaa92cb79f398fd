import { no_filters } from "@chatting/client";

import { HOME, type Route } from "../router.ts";
import { useAgentState } from "../session.tsx";
import { useTeams } from "../teams_by_name.ts";
import { useWords } from "../words/index.tsx";
import css from "./nav.module.css";
import { NavLink } from "./nav_link.tsx";

/** What the teams that one is in have to answer. Other teams' are found by the list's filters. */
export function TeamViews({ route }: { route: Route }) {
  const words = useWords();
  const my_id = useAgentState((state) => state.agent?.id ?? "");
  const counts = useAgentState((state) => state.counts.teams);
  const mine = useTeams().filter(({ agent_ids }) => agent_ids.includes(my_id));
  if (mine.length === 0) return null;
  return (
    <div className={css.team_views}>
      <div className={css.heading}>{words.views.my_teams}</div>
      {mine.map(({ id, name }) => (
        <NavLink
          key={id}
          to={{ ...HOME, filters: { ...no_filters, team_id: id } }}
          icon="team"
          label={name}
          is_current={route.page === "inbox" && route.filters.team_id === id}
          count={counts.find(({ team_id }) => team_id === id)?.open ?? 0}
        />
      ))}
    </div>
  );
}
