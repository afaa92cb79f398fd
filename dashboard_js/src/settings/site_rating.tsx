import type { Site } from "@chatting/client";

import { useClient } from "../session.tsx";
import { InstantCheckbox } from "../ui/instant_checkbox.tsx";
import { Section } from "../ui/section.tsx";
import { useWords } from "../words/index.tsx";

/** Whether visitors are asked how they were helped. */
export function SiteRating({ site }: { site: Site }) {
  const words = useWords();
  const client = useClient();
  return (
    <Section title={words.rating.title}>
      <InstantCheckbox
        label={words.rating.asks}
        hint={words.rating.asks_hint}
        checked={site.asks_rating}
        save={(asks_rating) => client.workspace.update_site(site.id, { asks_rating })}
      />
    </Section>
  );
}
