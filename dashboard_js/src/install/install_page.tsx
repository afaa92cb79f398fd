import { Link } from "../navigation.tsx";
import { ChooseSite, useChosenSite } from "../settings/choose_site.tsx";
import { Icon } from "../ui/icon.tsx";
import { PageFrame } from "../ui/page_frame.tsx";
import { useWords } from "../words/index.tsx";
import { FirstConversation } from "./first_conversation.tsx";
import css from "./install.module.css";
import { Snippet } from "./snippet.tsx";

export function InstallPage() {
  const words = useWords();
  const { site, sites, choose } = useChosenSite();
  if (site === undefined) return null;
  return (
    <PageFrame title={words.install.title} lead={words.install.lead}>
      <ChooseSite site={site} sites={sites} choose={choose} />
      <Snippet site={site} />
      {site.allowed_origins.length === 0 && (
        <p className={css.hint}>
          {words.install.any_origin} <Link to={{ page: "site_settings" }}>{words.install.origins}</Link>
        </p>
      )}
      <FirstConversation />
      <a className={css.demo} href="/demo" target="_blank" rel="noopener">
        <span>
          <b>{words.install.demo}</b>
          <span>{words.install.demo_lead}</span>
        </span>
        <Icon name="external" />
      </a>
    </PageFrame>
  );
}
