import type { Route } from "../router.ts";
import { useAgentState } from "../session.tsx";
import css from "../shell/nav.module.css";
import { NavLink } from "../shell/nav_link.tsx";
import { useWords } from "../words/index.tsx";
import { route_to, shows_view, useSavedViews } from "./shown_view.ts";

export function SavedViewLinks({ route }: { route: Route }) {
  const words = useWords();
  const saved_views = useSavedViews();
  const counts = useAgentState((state) => state.view_counts);
  if (saved_views.length === 0) return null;
  return (
    <div className={css.team_views}>
      <div className={css.heading}>{words.saved_views.title}</div>
      {saved_views.map((saved) => (
        <NavLink
          key={saved.id}
          to={route_to(saved)}
          icon={saved.is_shared ? "team" : "filter"}
          label={saved.name}
          is_current={shows_view(route, saved)}
          count={counts[saved.id] ?? 0}
        />
      ))}
    </div>
  );
}
