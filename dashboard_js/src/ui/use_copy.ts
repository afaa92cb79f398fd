import { useRef, useState, type RefObject } from "react";

interface Copy {
  /** Around what is copied. */
  box: RefObject<HTMLElement | null>;
  outcome: "copied" | "select" | null;
  copy: (text: string) => void;
}

export function useCopy(): Copy {
  const box = useRef<HTMLElement>(null);
  const [outcome, set_outcome] = useState<Copy["outcome"]>(null);

  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      set_outcome("copied");
    } catch {
      // Without https browsers give no clipboard: then the hand has to do it.
      if (box.current !== null) getSelection()?.selectAllChildren(box.current);
      set_outcome("select");
    }
  };

  return { box, outcome, copy: (text) => void copy(text) };
}
