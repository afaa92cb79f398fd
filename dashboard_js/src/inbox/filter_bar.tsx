import { no_filters } from "@chatting/client";

import { LabelChip } from "../labels/label_chip.tsx";
import { Link } from "../navigation.tsx";
import type { InboxRoute } from "../router.ts";
import { useAgentState } from "../session.tsx";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../words/index.tsx";
import { is_narrowed, with_label } from "./filters.ts";
import css from "./list_header.module.css";

/** What the list is narrowed down to, each a way to widen it again. */
export function FilterBar({ route }: { route: InboxRoute }) {
  const words = useWords();
  const labels = useAgentState((state) => state.labels);
  const { filters } = route;
  if (!is_narrowed(filters)) return null;
  return (
    <nav className={css.filters} aria-label={words.filters.title}>
      {filters.label_ids.map((id) => {
        const label = labels[id] ?? { id, name: words.labels.gone, colour: "grey" as const };
        return (
          <Link key={id} to={{ ...route, filters: with_label(filters, id) }} title={words.filters.remove(label.name)}>
            <LabelChip label={label}>
              <Icon name="close" size={12} />
            </LabelChip>
          </Link>
        );
      })}
      <Link to={{ ...route, filters: no_filters }} className={css.clear}>
        {words.filters.clear}
      </Link>
    </nav>
  );
}
