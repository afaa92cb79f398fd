import { useEffect } from "react";

import { InboxPage } from "../inbox/inbox_page.tsx";
import { useShortcuts } from "../keyboard/shortcuts.ts";
import { InstallPage } from "../install/install_page.tsx";
import { HelpDialog } from "../keyboard/help_dialog.tsx";
import { LivePage } from "../live/live_page.tsx";
import { go } from "../navigation.tsx";
import { HOME, SIGN_IN, url_of, type Route } from "../router.ts";
import { SearchPage } from "../search/search_page.tsx";
import { useAgentState } from "../session.tsx";
import { SettingsFrame } from "../settings/settings_frame.tsx";
import { is_settings } from "../settings/settings_pages.ts";
import { tell } from "../ui/notices.ts";
import { useActivity } from "../use_activity.ts";
import { useWords } from "../words/index.tsx";
import { ConfirmBanner } from "./confirm_banner.tsx";
import { ConnectionBanner } from "./connection_banner.tsx";
import { DeletionBanner } from "./deletion_banner.tsx";
import { Nav } from "./nav.tsx";
import { NoWorkspace } from "./no_workspace.tsx";
import { NotFound } from "./not_found.tsx";
import { Refused } from "./refused.tsx";
import css from "./shell.module.css";
import { Waiting } from "./waiting.tsx";

export function Shell({ route }: { route: Route }) {
  const words = useWords();
  const refusal = useAgentState((state) => state.refusal);
  const is_known = useAgentState((state) => state.agent !== null);
  const is_signed_out = refusal?.code === "unauthorized";

  useEffect(() => {
    if (!is_signed_out) return;
    if (is_known) tell(words.sign.ended);
    const address = url_of(route);
    go({ ...SIGN_IN, next: address === url_of(HOME) ? null : address }, "replace");
  }, [is_signed_out, is_known, route, words]);

  useActivity();
  useShortcuts(route.page === "search" ? {} : { "/": () => go({ page: "search", asked: {} }) });

  if (is_signed_out) return null;
  if (refusal?.code === "not_found") return <NoWorkspace />;
  if (refusal !== null) return <Refused refusal={refusal} />;
  if (!is_known) return <Waiting />;
  return (
    <div className={css.shell}>
      <a className={css.skip} href="#content">
        {words.nav.skip}
      </a>
      <Nav route={route} />
      <div className={css.page}>
        <ConnectionBanner />
        <DeletionBanner />
        <ConfirmBanner yields={route.page === "inbox" && route.conversation_id !== null} />
        <main id="content" className={css.content} tabIndex={-1}>
          <Content route={route} />
        </main>
      </div>
      <HelpDialog />
    </div>
  );
}

function Content({ route }: { route: Route }) {
  if (is_settings(route)) return <SettingsFrame route={route} />;
  switch (route.page) {
    case "inbox":
      return <InboxPage route={route} />;
    case "search":
      return <SearchPage route={route} />;
    case "live":
      return <LivePage />;
    case "install":
      return <InstallPage />;
    default:
      return <NotFound />;
  }
}
