import type { Team } from "@chatting/client";

import { useAgentState, useClient } from "../session.tsx";
import { useLanguage } from "../words/index.tsx";
import { EditableList } from "./editable_list.tsx";
import css from "./rows.module.css";
import { TeamDialog } from "./team_dialog.tsx";

export function TeamsPage() {
  const { words, locale } = useLanguage();
  const client = useClient();
  const teams = useAgentState((state) => state.teams);
  const agents = useAgentState((state) => state.agents);
  const names = new Intl.ListFormat(locale);
  const members_of = (team: Team): string =>
    names.format(team.agent_ids.flatMap((id) => agents[id]?.agent.name ?? [])) || words.teams.nobody;
  const rules_of = ({ routing_mode, capacity }: Team): string =>
    [routing_mode === null ? [] : words.routing[routing_mode], capacity === null ? [] : words.teams.at_most(capacity)]
      .flat()
      .join(" · ");
  return (
    <EditableList
      words={words.teams}
      things={Object.values(teams).sort((one, other) => one.name.localeCompare(other.name, locale))}
      name_of={(team) => team.name}
      row_of={(team) => (
        <>
          <b>{team.name}</b>
          <p className={css.more}>{members_of(team)}</p>
          {rules_of(team) !== "" && <p className={css.more}>{rules_of(team)}</p>}
        </>
      )}
      dialog_of={(team, close) => <TeamDialog team={team} on_close={close} />}
      remove={(team) => client.call("delete_team", { team_id: team.id })}
    />
  );
}
