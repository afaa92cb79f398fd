import type { Site } from "@chatting/client";
import { useState } from "react";

import { Snippet } from "../install/snippet.tsx";
import { useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm_dialog.tsx";
import { tell } from "../ui/notices.ts";
import { Foot, Section } from "../ui/section.tsx";
import { useWords } from "../words/index.tsx";

/** The key of a site, and the ways to end it. */
export function SiteKeys({ site, is_last }: { site: Site; is_last: boolean }) {
  const words = useWords();
  const client = useClient();
  const [deed, set_deed] = useState<"rotate" | "remove" | null>(null);
  const close = (): void => set_deed(null);
  return (
    <Section title={words.sites.key} lead={words.sites.key_lead}>
      <Snippet site={site} />
      <Foot>
        <Button look="danger" onClick={() => set_deed("rotate")}>
          {words.sites.rotate}…
        </Button>
        {!is_last && (
          <Button look="danger" onClick={() => set_deed("remove")}>
            {words.sites.remove}…
          </Button>
        )}
      </Foot>
      {deed === "rotate" && (
        <ConfirmDialog
          title={words.sites.rotate_title}
          lead={words.sites.key_lead}
          label={words.sites.rotate}
          on_close={close}
          deed={async () => {
            await client.call("rotate_site_key", { site_id: site.id });
            tell(words.sites.rotated);
          }}
        />
      )}
      {deed === "remove" && (
        <ConfirmDialog
          title={words.sites.remove}
          lead={words.sites.remove_lead(site.name)}
          label={words.sites.remove}
          conflict={words.sites.last}
          on_close={close}
          deed={async () => {
            await client.call("delete_site", { site_id: site.id });
            tell(words.sites.removed(site.name));
          }}
        />
      )}
    </Section>
  );
}
