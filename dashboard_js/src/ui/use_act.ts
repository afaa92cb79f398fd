import { CommandError } from "@chatting/client";
import { useState } from "react";

import { useLanguage } from "../words/index.tsx";
import { tell } from "./notices.ts";
import { refusal_words } from "./refusal_words.ts";

interface Act {
  /** Which of the page's deeds is under way. */
  pending: string | null;
  /** Do it, one deed at a time, and say so if it fails. */
  act: (name: string, deed: () => Promise<void>) => void;
}

export function useAct(): Act {
  const language = useLanguage();
  const [pending, set_pending] = useState<string | null>(null);

  const act = (name: string, deed: () => Promise<void>): void => {
    if (pending !== null) return;
    set_pending(name);
    deed()
      .catch((error: unknown) => {
        tell(error instanceof CommandError ? refusal_words(error, language) : language.words.error.internal);
      })
      .finally(() => set_pending(null));
  };

  return { pending, act };
}
