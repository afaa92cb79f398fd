import { useWords } from "../words/index.tsx";
import { LabelChip } from "./label_chip.tsx";
import css from "./labels.module.css";
import { useLabelsOf } from "./use_labels.ts";

const MOST = 2;
const NONE: string[] = [];

/** The labels of a conversation where there is little room: the first ones, and how many more. */
export function FewLabels({ label_ids = NONE }: { label_ids: string[] | undefined }) {
  const words = useWords();
  const labels = useLabelsOf(label_ids);
  if (labels.length === 0) return null;
  const rest = labels.slice(MOST);
  return (
    <span className={css.few}>
      {labels.slice(0, MOST).map((label) => (
        <LabelChip key={label.id} label={label} />
      ))}
      {rest.length > 0 && (
        <span className={css.chip} title={rest.map(({ name }) => name).join(", ")}>
          {words.labels.more(rest.length)}
        </span>
      )}
    </span>
  );
}
