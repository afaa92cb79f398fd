import type { ReactNode } from "react";

import { useWords } from "../words/index.tsx";
import { Button } from "./button.tsx";
import css from "./copyable.module.css";
import { useCopy } from "./use_copy.ts";

interface CopyableProps {
  text: string;
  label: string;
  /** More to do with it, beside copying. */
  actions?: ReactNode;
}

/** Text to take away as it is. */
export function Copyable({ text, label, actions }: CopyableProps) {
  const words = useWords();
  const { box, outcome, copy } = useCopy();
  return (
    <div className={css.copyable}>
      <pre className={css.text} tabIndex={0} role="region" aria-label={label} dir="ltr">
        <code ref={box}>{text}</code>
      </pre>
      <div className={css.foot}>
        <span role="status" className={css.outcome}>
          {outcome === "select" && words.copy.select}
          {outcome === "copied" && <span className="visually-hidden">{words.copy.copied}</span>}
        </span>
        {actions}
        <Button icon={outcome === "copied" ? "check" : "copy"} onClick={() => copy(text)}>
          {outcome === "copied" ? words.copy.copied : words.copy.copy}
        </Button>
      </div>
    </div>
  );
}
