import { useAgentState } from "../session.tsx";
import { PageFrame } from "../ui/page_frame.tsx";
import { useWords } from "../words/index.tsx";
import { SiteForm } from "./site_form.tsx";
import { SiteRating } from "./site_rating.tsx";
import css from "./settings.module.css";

export function SitePage() {
  const words = useWords();
  const site = useAgentState((state) => state.workspace?.sites[0]);
  const role = useAgentState((state) => state.agent?.role);
  if (site === undefined) return null;
  return (
    <PageFrame title={words.site.title}>
      {role === "agent" ? (
        <>
          <p className={css.read_only}>{words.site.read_only}</p>
          <ul className={css.listed}>
            {site.allowed_origins.map((origin) => (
              <li key={origin}>{origin}</li>
            ))}
            {site.allowed_origins.length === 0 && <li>{words.site.any}</li>}
          </ul>
        </>
      ) : (
        <>
          <SiteForm key={site.id} site={site} />
          <SiteRating site={site} />
        </>
      )}
    </PageFrame>
  );
}
