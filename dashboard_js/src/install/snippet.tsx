import { useRef, useState } from "react";

import { Button } from "../ui/button.tsx";
import { useWords } from "../words/index.tsx";
import css from "./install.module.css";

export function Snippet({ code }: { code: string }) {
  const words = useWords();
  const box = useRef<HTMLElement>(null);
  const [outcome, set_outcome] = useState<"copied" | "select" | null>(null);

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code);
      set_outcome("copied");
    } catch {
      // Without https browsers give no clipboard: then the hand has to do it.
      if (box.current !== null) getSelection()?.selectAllChildren(box.current);
      set_outcome("select");
    }
  };

  return (
    <div className={css.snippet}>
      <pre className={css.code} tabIndex={0} role="region" aria-label={words.install.code} dir="ltr">
        <code ref={box}>{code}</code>
      </pre>
      <div className={css.copy}>
        <span role="status" className={css.outcome}>
          {outcome === "select" && words.install.select}
          {outcome === "copied" && <span className="visually-hidden">{words.install.copied}</span>}
        </span>
        <Button icon={outcome === "copied" ? "check" : "copy"} onClick={() => void copy()}>
          {outcome === "copied" ? words.install.copied : words.install.copy}
        </Button>
      </div>
    </div>
  );
}
