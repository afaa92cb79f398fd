/** The few words that are needed before the core is there. */

export interface LauncherWords {
  open: string;
  failed: string;
}

export const launcher_words: { en: LauncherWords } & Partial<Record<string, LauncherWords>> = {
  en: { open: "Open chat", failed: "Chat did not load. Retry" },
  de: { open: "Chat öffnen", failed: "Chat nicht geladen. Wiederholen" },
  ar: { open: "فتح المحادثة", failed: "تعذر التحميل. أعد المحاولة" },
};
