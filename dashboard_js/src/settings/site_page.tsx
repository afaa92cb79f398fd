import { useState } from "react";

import { useAgentState } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { PageFrame } from "../ui/page_frame.tsx";
import { Foot } from "../ui/section.tsx";
import { useWords } from "../words/index.tsx";
import { AddSite } from "./add_site.tsx";
import { ChooseSite, useChosenSite } from "./choose_site.tsx";
import { SiteBrand } from "./site_brand.tsx";
import { SiteForm } from "./site_form.tsx";
import { SiteIdentity } from "./site_identity.tsx";
import { SiteKeys } from "./site_keys.tsx";
import { SiteForms } from "./site_forms.tsx";
import { SiteRating } from "./site_rating.tsx";
import css from "./settings.module.css";

export function SitePage() {
  const words = useWords();
  const { site, sites, choose } = useChosenSite();
  const [is_adding, set_adding] = useState(false);
  const role = useAgentState((state) => state.agent?.role);
  if (site === undefined) return null;
  return (
    <PageFrame title={words.sites.title} lead={words.sites.lead}>
      <ChooseSite site={site} sites={sites} choose={choose} />
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
          <SiteBrand key={`brand ${site.id}`} site={site} />
          <SiteRating key={`rating ${site.id}`} site={site} />
          <SiteForms key={`forms ${site.id}`} site={site} />
          <SiteIdentity key={`identity ${site.id}`} site={site} />
          <SiteKeys key={`keys ${site.id}`} site={site} is_last={sites.length === 1} />
          <Foot>
            <Button icon="add" onClick={() => set_adding(true)}>
              {words.sites.add}
            </Button>
          </Foot>
          {is_adding && <AddSite added={choose} on_close={() => set_adding(false)} />}
        </>
      )}
    </PageFrame>
  );
}
