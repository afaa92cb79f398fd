import { Link } from "../navigation.tsx";
import { listed_status, STATUSES, type InboxRoute } from "../router.ts";
import { IconButton } from "../ui/button.tsx";
import { useWords } from "../words/index.tsx";
import { FilterMenu } from "./filter_menu.tsx";
import { start_selecting, stop_selecting, useSelection } from "./selection.ts";
import css from "./list_header.module.css";

export function ListHeader({ route }: { route: InboxRoute }) {
  const words = useWords();
  const is_selecting = useSelection() !== null;
  return (
    <header className={css.header}>
      <h1 className={css.title}>{words.view[route.view]}</h1>
      {listed_status(route) !== null && (
        <nav className={css.statuses} aria-label={words.status.label}>
          {STATUSES.map((status) => (
            <Link
              key={status}
              to={{ ...route, status, conversation_id: null }}
              className={css.status}
              aria-current={status === route.status ? "true" : undefined}
            >
              {words.status[status]}
            </Link>
          ))}
        </nav>
      )}
      <FilterMenu route={route} />
      <IconButton
        icon="checks"
        label={words.bulk.title}
        aria-pressed={is_selecting}
        onClick={is_selecting ? stop_selecting : start_selecting}
      />
    </header>
  );
}
