import type { Site } from "@chatting/client";
import { useState } from "react";

import { useAgentState } from "../session.tsx";
import { Select } from "../ui/select.tsx";
import { useWords } from "../words/index.tsx";

const NO_SITES: Site[] = [];

/** The site that a page is about: the first, or the one that was chosen from several. */
export function useChosenSite(): { site: Site | undefined; sites: Site[]; choose: (id: string) => void } {
  const sites = useAgentState((state) => state.workspace?.sites ?? NO_SITES);
  const [chosen, choose] = useState<string | null>(null);
  return { site: sites.find(({ id }) => id === chosen) ?? sites[0], sites, choose };
}

export function ChooseSite({ site, sites, choose }: { site: Site; sites: Site[]; choose: (id: string) => void }) {
  const words = useWords();
  if (sites.length < 2) return null;
  return (
    <Select
      label={words.sites.choose}
      value={site.id}
      options={sites.map(({ id, name }) => ({ value: id, text: name }))}
      onChange={(event) => choose(event.target.value)}
    />
  );
}
