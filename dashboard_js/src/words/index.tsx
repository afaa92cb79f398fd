import { createContext, useContext, useEffect, useState, type ReactNode } from "react";

import { preferences, usePreference } from "../preferences.ts";
import type { Words } from "./en.ts";

export type { Words };

export const LOCALES = ["en", "de", "ar"] as const;
export type Locale = (typeof LOCALES)[number];

/** How each language calls itself, so that one finds home from any of them. */
export const LOCALE_NAMES: Record<Locale, string> = { en: "English", de: "Deutsch", ar: "العربية" };

export interface Language {
  locale: Locale;
  words: Words;
}

const LOADERS: Record<Locale, () => Promise<{ words: Words }>> = {
  en: () => import("./en.ts"),
  de: () => import("./de.ts"),
  ar: () => import("./ar.ts"),
};

export async function load_language(): Promise<Language> {
  const locale = preferred_locale(preferences.read("locale"), navigator.languages);
  return { locale, words: (await LOADERS[locale]()).words };
}

export function preferred_locale(chosen: string | null, offered: readonly string[]): Locale {
  const wanted = [chosen, ...offered].map((tag) => tag?.split("-")[0]?.toLowerCase());
  for (const tag of wanted) {
    const found = LOCALES.find((locale) => locale === tag);
    if (found !== undefined) return found;
  }
  return "en";
}

const LanguageContext = createContext<Language | null>(null);

export function LanguageProvider({ first, children }: { first: Language; children: ReactNode }) {
  const [language, set_language] = useState(first);
  const [chosen] = usePreference("locale");

  useEffect(() => {
    let is_current = true;
    void load_language().then((next) => {
      if (is_current) set_language(next);
    });
    return () => void (is_current = false);
  }, [chosen]);

  useEffect(() => {
    document.documentElement.lang = language.locale;
    document.documentElement.dir = language.locale === "ar" ? "rtl" : "ltr";
  }, [language.locale]);

  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (language === null) throw new Error("There is no LanguageProvider above.");
  return language;
}

export function useWords(): Words {
  return useLanguage().words;
}
