import { weekday_and_time } from "../times.ts";
import { Icon } from "../ui/icon.tsx";
import { Menu, MenuGroup, MenuItem } from "../ui/menu.tsx";
import { useLanguage } from "../words/index.tsx";
import css from "./conversation.module.css";
import { snooze_times } from "./snooze_times.ts";

export function SnoozeMenu({ snooze }: { snooze: (until: Date | null) => void }) {
  const { words } = useLanguage();
  return (
    <Menu
      label={words.actions.snooze}
      title={words.actions.snooze}
      trigger_class={css.trigger}
      trigger={
        <>
          <Icon name="clock" />
          <span>{words.actions.snooze}</span>
        </>
      }
    >
      <Choices snooze={snooze} />
    </Menu>
  );
}

/** Rendered when the menu opens, so that "later today" is reckoned from then. */
function Choices({ snooze }: { snooze: (until: Date | null) => void }) {
  const { words, locale } = useLanguage();
  return (
    <MenuGroup label={words.actions.snooze_until}>
      {snooze_times(new Date()).map(({ name, until }) => (
        <MenuItem
          key={name}
          hint={until === null ? undefined : weekday_and_time(until.toISOString(), locale)}
          on_select={() => snooze(until)}
        >
          {words.actions[name]}
        </MenuItem>
      ))}
    </MenuGroup>
  );
}
