import type { Conversation } from "@chatting/client";

import { useAgentState, useClient } from "../session.tsx";
import { useTeams } from "../teams_by_name.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Icon } from "../ui/icon.tsx";
import { Menu, MenuGroup, MenuItem } from "../ui/menu.tsx";
import { Presence, presence_of } from "../ui/presence.tsx";
import { useAct } from "../ui/use_act.ts";
import { useLanguage } from "../words/index.tsx";
import css from "./conversation.module.css";

interface AssignMenuProps {
  conversation: Conversation;
  assign: (assignee_id: string | null) => void;
}

export function AssignMenu({ conversation, assign }: AssignMenuProps) {
  const { words, locale } = useLanguage();
  const agents = useAgentState((state) => state.agents);
  const my_id = useAgentState((state) => state.agent?.id);
  const { assignee_id } = conversation;
  const assignee = agents[assignee_id ?? ""]?.agent;
  const colleagues = Object.values(agents).sort(
    (one, other) =>
      Number(other.agent.id === my_id) - Number(one.agent.id === my_id) ||
      one.agent.name.localeCompare(other.agent.name, locale),
  );
  const teams = useTeams();
  const client = useClient();
  const { act } = useAct();
  const give_to_team = (team_id: string | null): void =>
    act("team", () => client.change("assign_team", { conversation_id: conversation.id, team_id }));
  const label = assignee === undefined ? words.actions.assign : words.list.assigned_to(assignee.name);

  return (
    <Menu
      label={label}
      title={label}
      trigger_class={css.trigger}
      trigger={
        <>
          {assignee === undefined ? (
            <Icon name="unassigned" />
          ) : (
            <Avatar id={assignee.id} name={assignee.name} avatar_id={assignee.avatar_id} size={20} />
          )}
          <span>{assignee?.name ?? words.actions.assign}</span>
        </>
      }
    >
      <MenuGroup label={words.actions.assign}>
        {colleagues.map((colleague) => (
          <MenuItem
            key={colleague.agent.id}
            is_checked={colleague.agent.id === assignee_id}
            hint={colleague.agent.id === my_id ? "I" : undefined}
            on_select={() => assign(colleague.agent.id)}
          >
            <Presence kind={presence_of(colleague)} />
            {colleague.agent.id === my_id ? words.actions.me(colleague.agent.name) : colleague.agent.name}
          </MenuItem>
        ))}
        <MenuItem is_checked={assignee_id === null} on_select={() => assign(null)}>
          {words.actions.unassigned}
        </MenuItem>
      </MenuGroup>
      {teams.length > 0 && (
        <MenuGroup label={words.views.team}>
          {teams.map(({ id, name }) => (
            <MenuItem key={id} is_checked={conversation.team_id === id} on_select={() => give_to_team(id)}>
              {name}
            </MenuItem>
          ))}
          <MenuItem is_checked={conversation.team_id === null} on_select={() => give_to_team(null)}>
            {words.views.no_team}
          </MenuItem>
        </MenuGroup>
      )}
    </Menu>
  );
}
