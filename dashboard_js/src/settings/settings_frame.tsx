import { useEffect, useRef } from "react";

import { Link } from "../navigation.tsx";
import { ProfilePage } from "../profile/profile_page.tsx";
import { SecurityPage } from "../profile/security_page.tsx";
import { SessionsPage } from "../profile/sessions_page.tsx";
import { useAgentState } from "../session.tsx";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../words/index.tsx";
import { CannedRepliesPage } from "./canned_replies_page.tsx";
import { HoursPage } from "./hours_page.tsx";
import { BlockedPage } from "./blocked_page.tsx";
import { LabelsPage } from "./labels_page.tsx";
import { MembersPage } from "./members_page.tsx";
import { RoutingPage } from "./routing_page.tsx";
import css from "./settings_frame.module.css";
import { settings_groups, type SettingsPage } from "./settings_pages.ts";
import { SitePage } from "./site_page.tsx";
import { TeamsPage } from "./teams_page.tsx";
import { TokensPage } from "./tokens_page.tsx";
import { WorkspacePage } from "./workspace_page.tsx";

const PAGES: Record<SettingsPage, () => React.ReactNode> = {
  profile: ProfilePage,
  security: SecurityPage,
  sessions: SessionsPage,
  site_settings: SitePage,
  workspace_settings: WorkspacePage,
  members: MembersPage,
  teams: TeamsPage,
  api_tokens: TokensPage,
  routing: RoutingPage,
  canned_replies: CannedRepliesPage,
  hours: HoursPage,
  labels: LabelsPage,
  blocked: BlockedPage,
};

export function SettingsFrame({ route }: { route: { page: SettingsPage } }) {
  const words = useWords();
  const nav = useRef<HTMLElement>(null);
  const role = useAgentState((state) => state.agent?.role);
  const Page = PAGES[route.page];

  // Where it is a strip, it may be longer than the screen is wide.
  useEffect(() => {
    nav.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [route.page]);

  return (
    <div className={css.settings}>
      <nav ref={nav} className={css.nav} aria-label={words.settings.title}>
        {settings_groups(words, role).map(({ title, links }) => (
          <div key={title} className={css.group}>
            <div className={css.heading}>{title}</div>
            {links.map(({ page, icon, label }) => (
              <Link
                key={page}
                to={{ page }}
                className={css.link}
                aria-current={page === route.page ? "page" : undefined}
              >
                <Icon name={icon} />
                {label}
              </Link>
            ))}
          </div>
        ))}
      </nav>
      <div className={css.page}>
        <Page key={route.page} />
      </div>
    </div>
  );
}
