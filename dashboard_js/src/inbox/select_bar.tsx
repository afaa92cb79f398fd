import { LabelDot } from "../labels/label_chip.tsx";
import { useLabels } from "../labels/use_labels.ts";
import { PRIORITIES } from "../router.ts";
import { useAgentState } from "../session.tsx";
import { useTeams } from "../teams_by_name.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { Menu, MenuGroup, MenuItem } from "../ui/menu.tsx";
import { useWords } from "../words/index.tsx";
import css from "./select_bar.module.css";
import { MOST_SELECTED, select_all, stop_selecting, useSelection } from "./selection.ts";
import { useBulk } from "./use_bulk.ts";

/** What can be done with all that are selected. */
export function SelectBar() {
  const words = useWords();
  const selected = useSelection();
  const listed = useAgentState((state) => state.inbox.ids);
  if (selected === null) return null;
  const count = selected.size;
  return (
    <div className={css.bar} role="toolbar" aria-label={words.bulk.title}>
      <span role="status">{words.bulk.selected(count)}</span>
      {count < Math.min(listed.length, MOST_SELECTED) && (
        <Button look="quiet" onClick={() => select_all(listed)}>
          {words.bulk.all}
        </Button>
      )}
      <IconButton icon="close" className={css.stop} label={words.bulk.stop} onClick={stop_selecting} />
      {count > 0 && <Deeds ids={[...selected]} />}
    </div>
  );
}

function Deeds({ ids }: { ids: string[] }) {
  const words = useWords();
  const agents = useAgentState((state) => state.agents);
  const labels = useLabels();
  const teams = useTeams();
  const { change, is_pending } = useBulk(ids);
  return (
    <div className={css.deeds} aria-busy={is_pending}>
      <Button icon="check" onClick={() => change({ status: "resolved" })}>
        {words.actions.resolve}
      </Button>
      <Button icon="reopen" onClick={() => change({ status: "open" })}>
        {words.actions.reopen}
      </Button>
      <Choose icon="unassigned" label={words.actions.assign}>
        <MenuGroup label={words.actions.assign}>
          {Object.values(agents).map(({ agent }) => (
            <MenuItem key={agent.id} on_select={() => change({ assignee_id: agent.id })}>
              {agent.name}
            </MenuItem>
          ))}
          <MenuItem on_select={() => change({ assignee_id: null })}>{words.actions.unassigned}</MenuItem>
        </MenuGroup>
        {teams.length > 0 && (
          <MenuGroup label={words.views.team}>
            {teams.map(({ id, name }) => (
              <MenuItem key={id} on_select={() => change({ team_id: id })}>
                {name}
              </MenuItem>
            ))}
            <MenuItem on_select={() => change({ team_id: null })}>{words.views.no_team}</MenuItem>
          </MenuGroup>
        )}
      </Choose>
      <Choose icon="flag" label={words.priority.title}>
        <MenuGroup label={words.priority.title}>
          {PRIORITIES.map((priority) => (
            <MenuItem key={priority} on_select={() => change({ priority })}>
              {words.priority[priority]}
            </MenuItem>
          ))}
        </MenuGroup>
      </Choose>
      {labels.length > 0 && (
        <Choose icon="label" label={words.labels.title}>
          {[true, false].map((is_labelled) => (
            <MenuGroup key={String(is_labelled)} label={is_labelled ? words.bulk.label : words.bulk.unlabel}>
              {labels.map(({ id, name, colour }) => (
                <MenuItem key={id} on_select={() => change({ label_id: id, is_labelled })}>
                  <LabelDot colour={colour} />
                  {name}
                </MenuItem>
              ))}
            </MenuGroup>
          ))}
        </Choose>
      )}
    </div>
  );
}

function Choose({ icon, label, children }: { icon: IconName; label: string; children: React.ReactNode }) {
  return (
    <Menu label={label} title={label} trigger_class={css.choose} trigger={<Icon name={icon} />} placement="below_start">
      {children}
    </Menu>
  );
}
