import type { Workspace } from "@chatting/client";

import { useClient } from "../session.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Section } from "../ui/section.tsx";
import { useAct } from "../ui/use_act.ts";
import { useWords } from "../words/index.tsx";

/** Whether agents see what visitors are writing. It takes effect at once, as a switch does. */
export function TypingPreviews({ workspace }: { workspace: Workspace }) {
  const words = useWords();
  const client = useClient();
  const { act, pending } = useAct();
  return (
    <Section title={words.previews.title}>
      <Checkbox
        label={words.previews.on}
        hint={words.previews.hint}
        checked={workspace.shows_typing_previews !== (pending !== null)}
        onChange={(event) => {
          const shows_typing_previews = event.target.checked;
          act("previews", () => client.workspace.update({ shows_typing_previews }));
        }}
      />
    </Section>
  );
}
