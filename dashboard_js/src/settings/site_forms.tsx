import type { Site, SiteForms as Forms } from "@chatting/client";

import { Section } from "../ui/section.tsx";
import { useWords } from "../words/index.tsx";
import { FormEditor } from "./form_editor.tsx";

const PURPOSES: readonly (keyof Forms)[] = ["pre_chat", "offline"];

/** What visitors are asked before a conversation starts. */
export function SiteForms({ site }: { site: Site }) {
  const words = useWords();
  return PURPOSES.map((purpose) => (
    <Section key={purpose} title={words.forms[purpose]} lead={words.forms[`${purpose}_lead`]}>
      <FormEditor site={site} purpose={purpose} />
    </Section>
  ));
}
