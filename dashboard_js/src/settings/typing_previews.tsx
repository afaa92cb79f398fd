import type { Workspace } from "@chatting/client";

import { useClient } from "../session.tsx";
import { InstantCheckbox } from "../ui/instant_checkbox.tsx";
import { Section } from "../ui/section.tsx";
import { useWords } from "../words/index.tsx";

/** Whether agents see what visitors are writing. */
export function TypingPreviews({ workspace }: { workspace: Workspace }) {
  const words = useWords();
  const client = useClient();
  return (
    <Section title={words.previews.title}>
      <InstantCheckbox
        label={words.previews.on}
        hint={words.previews.hint}
        checked={workspace.shows_typing_previews}
        save={(shows_typing_previews) => client.workspace.update({ shows_typing_previews })}
      />
    </Section>
  );
}
