import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Chat } from "../core/chat.ts";
import type { Draft } from "../core/draft.ts";
import type { SiteStorage } from "../core/site_storage.ts";
import type { Frame } from "../frame.ts";
import { english, type Locale } from "../locales/locale.ts";
import type { Parts } from "../more/parts.ts";

/** What every part of the panel may use. */
export interface Surroundings {
  chat: Chat;
  locale: Locale;
  /** The server's origin. */
  server: string;
  /** What the second file brought, once it is there. */
  parts: Parts | null;
  want_parts: () => void;
  draft: Draft;
  frame: Frame;
  storage: SiteStorage;
  close: () => void;
  start_over: () => void;
  /** Whether the newest message is in view. */
  set_at_newest: (is_at_newest: boolean) => void;
}

export const SurroundingsContext = createContext<Surroundings | null>(null);

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (!surroundings) throw new Error("outside the panel");
  return surroundings;
}

export function useLocale(): Locale {
  return useContext(SurroundingsContext)?.locale ?? english;
}
