import type { Team } from "@chatting/client";
import { useState } from "react";

import { useAgentState, useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm_dialog.tsx";
import { tell } from "../ui/notices.ts";
import { PageFrame } from "../ui/page_frame.tsx";
import { Foot, Section } from "../ui/section.tsx";
import { useLanguage } from "../words/index.tsx";
import css from "./rows.module.css";
import { TeamDialog } from "./team_dialog.tsx";

export function TeamsPage() {
  const { words, locale } = useLanguage();
  const client = useClient();
  const teams = useAgentState((state) => state.teams);
  const agents = useAgentState((state) => state.agents);
  const role = useAgentState((state) => state.agent?.role);
  const [edited, set_edited] = useState<Team | "new" | null>(null);
  const [leaving, set_leaving] = useState<Team | null>(null);

  const sorted = Object.values(teams).sort((one, other) => one.name.localeCompare(other.name, locale));
  const names = new Intl.ListFormat(locale);
  const members_of = (team: Team): string =>
    names.format(team.agent_ids.flatMap((id) => agents[id]?.agent.name ?? [])) || words.teams.nobody;
  const may_change = role !== "agent";

  return (
    <PageFrame title={words.teams.title} lead={words.teams.lead}>
      <Section title={words.teams.title} lead={may_change ? undefined : words.teams.read_only}>
        {sorted.length === 0 && <p className={css.more}>{words.teams.none}</p>}
        <ul className={css.rows}>
          {sorted.map((team) => (
            <li key={team.id}>
              <div className={css.who}>
                <b>{team.name}</b>
                <p className={css.more}>{members_of(team)}</p>
              </div>
              {may_change && (
                <div className={css.deeds}>
                  <Button aria-label={words.teams.change_label(team.name)} onClick={() => set_edited(team)}>
                    {words.teams.change}
                  </Button>
                  <Button aria-label={words.teams.remove_label(team.name)} onClick={() => set_leaving(team)}>
                    {words.teams.remove}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
        {may_change && (
          <Foot>
            <Button look="primary" icon="add" onClick={() => set_edited("new")}>
              {words.teams.add}
            </Button>
          </Foot>
        )}
      </Section>
      {edited !== null && <TeamDialog team={edited === "new" ? null : edited} on_close={() => set_edited(null)} />}
      {leaving !== null && (
        <ConfirmDialog
          title={words.teams.remove_title(leaving.name)}
          lead={words.teams.remove_lead}
          label={words.teams.remove}
          on_close={() => set_leaving(null)}
          deed={async () => {
            await client.call("delete_team", { team_id: leaving.id });
            tell(words.teams.removed(leaving.name));
          }}
        />
      )}
    </PageFrame>
  );
}
