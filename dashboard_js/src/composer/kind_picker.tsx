import type { MessageKind } from "@chatting/client";

import { Icon } from "../ui/icon.tsx";
import { useWords } from "../words/index.tsx";
import css from "./composer.module.css";

const KINDS: { kind: MessageKind; icon: "reply" | "lock"; key: string }[] = [
  { kind: "reply", icon: "reply", key: "R" },
  { kind: "note", icon: "lock", key: "N" },
];

/** Radio buttons that look like tabs: the arrow keys come with them. */
export function KindPicker({ kind: chosen, choose }: { kind: MessageKind; choose: (kind: MessageKind) => void }) {
  const words = useWords();
  return (
    <fieldset className={css.kinds}>
      <legend className="visually-hidden">{words.composer.label}</legend>
      {KINDS.map(({ kind, icon, key }) => (
        <label key={kind} className={css.kind} title={`${words.composer[kind]} (${key})`}>
          <input type="radio" name="kind" checked={kind === chosen} onChange={() => choose(kind)} />
          <Icon name={icon} size={14} />
          {words.composer[kind]}
        </label>
      ))}
    </fieldset>
  );
}
