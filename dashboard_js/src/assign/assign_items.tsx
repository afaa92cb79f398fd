import { COUNT_CAP } from "@chatting/client";

import { useAgentState } from "../session.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { capped } from "../ui/capped.ts";
import { MenuGroup, MenuItem } from "../ui/menu.tsx";
import { Presence, presence_of } from "../ui/presence.tsx";
import { useLanguage } from "../words/index.tsx";
import css from "./assign.module.css";
import { useChoices } from "./use_choices.ts";

export interface AssignItemsProps {
  /** Who has it now; left out where it is about several. */
  current?: { assignee_id: string | null; team_id: string | null };
  assign: (assignee_id: string | null) => void;
  give_to_team: (team_id: string | null) => void;
  /** A single key that does it for oneself. */
  my_key?: string;
}

export function AssignItems({ current, assign, give_to_team, my_key, wanted }: AssignItemsProps & { wanted: string }) {
  const { words } = useLanguage();
  const my_id = useAgentState((state) => state.agent?.id);
  const { colleagues, teams, open } = useChoices(wanted);
  const is_searched = wanted.trim() !== "";
  const checked = (key: "assignee_id" | "team_id", id: string | null) =>
    current === undefined ? {} : { is_checked: current[key] === id };

  return (
    <>
      {is_searched && colleagues.length + teams.length === 0 && (
        <p className={css.nothing} role="status">
          {words.assign.nobody}
        </p>
      )}
      {(colleagues.length > 0 || !is_searched) && (
        <MenuGroup label={words.actions.assign}>
          {colleagues.map((colleague) => {
            const { id, name, avatar_id } = colleague.agent;
            const kind = presence_of(colleague);
            return (
              <MenuItem key={id} {...checked("assignee_id", id)} on_select={() => assign(id)}>
                <span className={css.face}>
                  <Avatar id={id} name={name} avatar_id={avatar_id} size={24} />
                  <span className={css.presence}>
                    <Presence kind={kind} />
                  </span>
                </span>
                <span className={css.name} dir="auto">
                  {id === my_id ? words.actions.me(name) : name}
                </span>
                <span className="visually-hidden">{words.availability[kind]}</span>
                {id === my_id && my_key !== undefined && (
                  <span className={css.key} aria-hidden="true">
                    {my_key}
                  </span>
                )}
                <Open count={open.get(id)} />
              </MenuItem>
            );
          })}
          {!is_searched && (
            <MenuItem {...checked("assignee_id", null)} on_select={() => assign(null)}>
              {words.actions.unassigned}
            </MenuItem>
          )}
        </MenuGroup>
      )}
      {teams.length > 0 && (
        <MenuGroup label={words.views.team}>
          {teams.map(({ id, name }) => (
            <MenuItem key={id} {...checked("team_id", id)} on_select={() => give_to_team(id)}>
              <span className={css.name} dir="auto">
                {name}
              </span>
              <Open count={open.get(id)} />
            </MenuItem>
          ))}
          {!is_searched && (
            <MenuItem {...checked("team_id", null)} on_select={() => give_to_team(null)}>
              {words.views.no_team}
            </MenuItem>
          )}
        </MenuGroup>
      )}
    </>
  );
}

function Open({ count }: { count: number | undefined }) {
  const { words, locale } = useLanguage();
  if (count === undefined) return null;
  return (
    <>
      <span className={css.open} aria-hidden="true">
        {capped(count, words, locale)}
      </span>
      <span className="visually-hidden">{words.list.open_count(Math.min(count, COUNT_CAP))}</span>
    </>
  );
}
