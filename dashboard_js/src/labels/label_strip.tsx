import type { Conversation } from "@chatting/client";

import { useWords } from "../words/index.tsx";
import { LabelChip } from "./label_chip.tsx";
import css from "./labels.module.css";
import { useLabelsOf } from "./use_labels.ts";

/** What a conversation is labelled with, above its messages. */
export function LabelStrip({ conversation }: { conversation: Conversation }) {
  const words = useWords();
  const labels = useLabelsOf(conversation.label_ids);
  if (labels.length === 0) return null;
  return (
    <ul className={css.strip} aria-label={words.labels.title}>
      {labels.map((label) => (
        <li key={label.id}>
          <LabelChip label={label} />
        </li>
      ))}
    </ul>
  );
}
