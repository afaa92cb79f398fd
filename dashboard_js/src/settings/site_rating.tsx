import type { Site } from "@chatting/client";

import { useClient } from "../session.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Section } from "../ui/section.tsx";
import { useAct } from "../ui/use_act.ts";
import { useWords } from "../words/index.tsx";

/** Whether visitors are asked how they were helped. It takes effect at once, as a switch does. */
export function SiteRating({ site }: { site: Site }) {
  const words = useWords();
  const client = useClient();
  const { act, pending } = useAct();
  return (
    <Section title={words.rating.title}>
      <Checkbox
        label={words.rating.asks}
        hint={words.rating.asks_hint}
        checked={site.asks_rating !== (pending !== null)}
        onChange={(event) => {
          const asks_rating = event.target.checked;
          act("asks_rating", async () => {
            await client.workspace.update_site(site.id, { asks_rating });
          });
        }}
      />
    </Section>
  );
}
