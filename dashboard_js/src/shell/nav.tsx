import { Link } from "../navigation.tsx";
import { HOME, VIEWS, type Route, type View } from "../router.ts";
import { useAgentState } from "../session.tsx";
import { is_settings } from "../settings/settings_pages.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import { useLanguage } from "../words/index.tsx";
import { MeMenu } from "./me_menu.tsx";
import css from "./nav.module.css";
import { Team } from "./team.tsx";
import { WorkspaceMenu } from "./workspace_menu.tsx";

export function Nav({ route }: { route: Route }) {
  const { words, locale } = useLanguage();
  const counts = useAgentState((state) => state.counts);
  const count_of: Record<View, number> = { mine: counts.mine, unassigned: counts.unassigned, all: counts.open };
  const digits = new Intl.NumberFormat(locale, { notation: "compact" });

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
            is_current={route.page === "inbox" && route.view === view}
            count={count_of[view] === 0 ? null : digits.format(count_of[view])}
            count_label={words.list.open_count(count_of[view])}
          />
        ))}
      </div>

      <Team />

      <div className={css.rest}>
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

interface NavLinkProps {
  to: Route;
  icon: IconName;
  label: string;
  is_current: boolean;
  count?: string | null;
  count_label?: string;
}

function NavLink({ to, icon, label, is_current, count = null, count_label }: NavLinkProps) {
  return (
    <Link to={to} className={css.link} aria-current={is_current ? "page" : undefined} title={label}>
      <Icon name={icon} size={18} />
      <span className={css.words}>{label}</span>
      {count !== null && (
        <>
          <span className={css.count} aria-hidden="true">
            {count}
          </span>
          <span className="visually-hidden">, {count_label}</span>
        </>
      )}
    </Link>
  );
}
