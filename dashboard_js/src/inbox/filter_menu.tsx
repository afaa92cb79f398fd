import { useLabels } from "../labels/use_labels.ts";
import { LabelDot } from "../labels/label_chip.tsx";
import { go } from "../navigation.tsx";
import type { InboxRoute } from "../router.ts";
import { Icon } from "../ui/icon.tsx";
import { Menu, MenuGroup, MenuItem } from "../ui/menu.tsx";
import { useWords } from "../words/index.tsx";
import { with_label } from "./filters.ts";
import css from "./list_header.module.css";

/** What the list is narrowed down to; each choice is an address, so that it can be kept and shared. */
export function FilterMenu({ route }: { route: InboxRoute }) {
  const words = useWords();
  const labels = useLabels();
  const { filters } = route;
  if (labels.length === 0) return null;
  return (
    <Menu
      label={words.filters.title}
      title={words.filters.title}
      trigger_class={css.filter}
      trigger={<Icon name="filter" />}
    >
      <MenuGroup label={words.labels.title}>
        {labels.map((label) => (
          <MenuItem
            key={label.id}
            is_one_of_many
            is_checked={filters.label_ids.includes(label.id)}
            on_select={() => go({ ...route, filters: with_label(filters, label.id), conversation_id: null })}
          >
            <LabelDot colour={label.colour} />
            {label.name}
          </MenuItem>
        ))}
      </MenuGroup>
    </Menu>
  );
}
