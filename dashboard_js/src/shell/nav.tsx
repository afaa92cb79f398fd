import { HOME, VIEWS, type InboxRoute, type Route, type View } from "../router.ts";
import { useAgentState } from "../session.tsx";
import { useShownView } from "../saved_views/shown_view.ts";
import { SavedViewLinks } from "../saved_views/saved_view_links.tsx";
import { is_settings } from "../settings/settings_pages.ts";
import { useWords } from "../words/index.tsx";
import { MeMenu } from "./me_menu.tsx";
import css from "./nav.module.css";
import { NavLink } from "./nav_link.tsx";
import { Team } from "./team.tsx";
import { TeamViews } from "./team_views.tsx";
import { WorkspaceMenu } from "./workspace_menu.tsx";

export function Nav({ route }: { route: Route }) {
  const words = useWords();
  const counts = useAgentState((state) => state.counts);
  const { shown } = useShownView(route);
  const count_of: Record<View, number> = {
    mine: counts.mine,
    unassigned: counts.unassigned,
    all: counts.open,
    mentions: counts.mentions,
  };

  return (
    <nav
      className={css.nav}
      aria-label={words.nav.label}
      data-yields={route.page === "inbox" && route.conversation_id !== null}
    >
      <WorkspaceMenu />

      <div className={css.views}>
        <NavLink
          to={{ page: "search", asked: {} }}
          icon="search"
          label={words.search.title}
          is_current={route.page === "search"}
        />
        <div className={css.heading}>{words.nav.inbox}</div>
        {VIEWS.map((view) => (
          <NavLink
            key={view}
            to={{ ...HOME, view }}
            icon={view}
            label={words.view[view]}
            hyphenated={words.view_hyphenated[view]}
            is_current={route.page === "inbox" && route.view === view && shown === null && is_plain(route)}
            count={count_of[view]}
          />
        ))}
      </div>

      <div className={css.more_views}>
        {(["snoozed", "resolved"] as const).map((status) => (
          <NavLink
            key={status}
            to={{ ...HOME, status }}
            icon={status === "snoozed" ? "clock" : "check"}
            label={words.status[status]}
            is_current={route.page === "inbox" && route.view === "all" && route.status === status && shown === null}
            count={counts[status]}
          />
        ))}
      </div>
      <SavedViewLinks route={route} />
      <TeamViews route={route} />
      <Team />

      <div className={css.rest}>
        <NavLink to={{ page: "live" }} icon="globe" label={words.live.title} is_current={route.page === "live"} />
        <NavLink to={{ page: "install" }} icon="code" label={words.nav.install} is_current={route.page === "install"} />
        <NavLink
          to={{ page: "site_settings" }}
          icon="settings"
          label={words.nav.settings}
          is_current={is_settings(route)}
        />
      </div>
      <MeMenu />
    </nav>
  );
}

/** Whether a list is just what its view says: those of a team, and of another status, have links of their own. */
function is_plain(route: InboxRoute): boolean {
  return route.filters.team_id === null && (route.view !== "all" || route.status === "open");
}
