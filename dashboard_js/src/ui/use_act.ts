import { CommandError } from "@chatting/client";
import { useState } from "react";

import { useWords } from "../words/index.tsx";
import { tell } from "./notices.ts";

interface Act {
  /** Which of the page's deeds is under way. */
  pending: string | null;
  /** Do it, one deed at a time, and say so if it fails. */
  act: (name: string, deed: () => Promise<void>) => void;
}

export function useAct(): Act {
  const words = useWords();
  const [pending, set_pending] = useState<string | null>(null);

  const act = (name: string, deed: () => Promise<void>): void => {
    if (pending !== null) return;
    set_pending(name);
    deed()
      .catch((error: unknown) => tell(words.error[error instanceof CommandError ? error.code : "internal"]))
      .finally(() => set_pending(null));
  };

  return { pending, act };
}
