import { AssignMenu } from "../assign/assign_menu.tsx";
import { LabelDot } from "../labels/label_chip.tsx";
import { useLabels } from "../labels/use_labels.ts";
import { PRIORITIES } from "../router.ts";
import { useAgentState } from "../session.tsx";
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
  const labels = useLabels();
  const { change, is_pending } = useBulk(ids);
  return (
    <div className={css.deeds} aria-busy={is_pending}>
      <Button icon="check" className={css.deed} onClick={() => change({ status: "resolved" })}>
        <span>{words.actions.resolve}</span>
      </Button>
      <Button icon="reopen" className={css.deed} onClick={() => change({ status: "open" })}>
        <span>{words.actions.reopen}</span>
      </Button>
      <AssignMenu
        label={words.actions.assign}
        trigger={<Icon name="unassigned" />}
        trigger_class={css.choose}
        placement="below_start"
        assign={(assignee_id) => change({ assignee_id })}
        give_to_team={(team_id) => change({ team_id })}
      />
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
