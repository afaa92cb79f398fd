/** "de-AT" -> "de". */
export const language_of = (tag: string): string => tag.replace(/[-_].*/, "").toLowerCase();

/** Of the languages that we speak. */
export const direction_of = (tag: string): "rtl" | "ltr" => (language_of(tag) === "ar" ? "rtl" : "ltr");
