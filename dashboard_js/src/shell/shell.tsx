import { useEffect } from "react";

import { InboxPage } from "../inbox/inbox_page.tsx";
import { InstallPage } from "../install/install_page.tsx";
import { HelpDialog } from "../keyboard/help_dialog.tsx";
import { go } from "../navigation.tsx";
import type { Route } from "../router.ts";
import { useAgentState } from "../session.tsx";
import { SitePage } from "../settings/site_page.tsx";
import { tell } from "../ui/notices.ts";
import { useWords } from "../words/index.tsx";
import { ConnectionBanner } from "./connection_banner.tsx";
import { Nav } from "./nav.tsx";
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
    go({ page: "sign_in" }, "replace");
  }, [is_signed_out, is_known, words]);

  if (is_signed_out) return null;
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
        <main id="content" className={css.content} tabIndex={-1}>
          <Content route={route} />
        </main>
      </div>
      <HelpDialog />
    </div>
  );
}

function Content({ route }: { route: Route }) {
  switch (route.page) {
    case "inbox":
      return <InboxPage route={route} />;
    case "install":
      return <InstallPage />;
    case "site_settings":
      return <SitePage />;
    default:
      return <NotFound />;
  }
}
