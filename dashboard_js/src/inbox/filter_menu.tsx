import type { Filters } from "@chatting/client";

import { useLabels } from "../labels/use_labels.ts";
import { LabelDot } from "../labels/label_chip.tsx";
import { go } from "../navigation.tsx";
import { PRIORITIES, type InboxRoute } from "../router.ts";
import { useAgentState } from "../session.tsx";
import { useTeams } from "../teams_by_name.ts";
import { Icon } from "../ui/icon.tsx";
import { Menu, MenuGroup, MenuItem } from "../ui/menu.tsx";
import { useWords } from "../words/index.tsx";
import { with_assignee, with_label, with_priority, with_team } from "./filters.ts";
import { SavedViewItems } from "../saved_views/saved_view_items.tsx";
import css from "./list_header.module.css";

/** What the list is narrowed down to; each choice is an address, so that it can be kept and shared. */
export function FilterMenu({ route }: { route: InboxRoute }) {
  const words = useWords();
  const labels = useLabels();
  const teams = useTeams();
  const agents = useAgentState((state) => state.agents);
  const { filters } = route;
  const narrow = (wanted: Filters): void => go({ ...route, filters: wanted, conversation_id: null });
  return (
    <Menu
      label={words.filters.title}
      title={words.filters.title}
      trigger_class={css.filter}
      trigger={<Icon name="filter" />}
    >
      <MenuGroup label={words.followers.title}>
        <MenuItem
          is_one_of_many
          is_checked={filters.is_following}
          on_select={() => narrow({ ...filters, is_following: !filters.is_following })}
        >
          {words.followers.mine}
        </MenuItem>
      </MenuGroup>
      <MenuGroup label={words.priority.title}>
        {PRIORITIES.map((priority) => (
          <MenuItem
            key={priority}
            is_one_of_many
            is_checked={filters.priorities.includes(priority)}
            on_select={() => narrow(with_priority(filters, priority))}
          >
            {words.priority[priority]}
          </MenuItem>
        ))}
      </MenuGroup>
      {labels.length > 0 && (
        <MenuGroup label={words.labels.title}>
          {labels.map((label) => (
            <MenuItem
              key={label.id}
              is_one_of_many
              is_checked={filters.label_ids.includes(label.id)}
              on_select={() => narrow(with_label(filters, label.id))}
            >
              <LabelDot colour={label.colour} />
              {label.name}
            </MenuItem>
          ))}
        </MenuGroup>
      )}
      {teams.length > 0 && (
        <MenuGroup label={words.teams.title}>
          {teams.map(({ id, name }) => (
            <MenuItem
              key={id}
              is_one_of_many
              is_checked={filters.team_id === id}
              on_select={() => narrow(with_team(filters, id))}
            >
              {name}
            </MenuItem>
          ))}
        </MenuGroup>
      )}
      <MenuGroup label={words.saved_views.assignee}>
        {Object.values(agents).map(({ agent: { id, name } }) => (
          <MenuItem
            key={id}
            is_one_of_many
            is_checked={filters.assignee_id === id}
            on_select={() => narrow(with_assignee(filters, id))}
          >
            {name}
          </MenuItem>
        ))}
      </MenuGroup>
      <SavedViewItems route={route} />
    </Menu>
  );
}
