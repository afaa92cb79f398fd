import { language_of } from "../locales/language.ts";
import { locale_of, type Locale } from "../locales/locale.ts";
import { en, type MoreWords } from "../locales/more/en.ts";

const others: Record<string, () => Promise<{ default: MoreWords }>> = {
  de: () => import("../locales/more/de.ts"),
  ar: () => import("../locales/more/ar.ts"),
};

/** The words of the parts. There is one language at a time: whoever changes it draws the panel anew. */
export let more: Locale<MoreWords>;

export async function load_more_locale(tag: string): Promise<void> {
  const other = others[language_of(tag)];
  more = locale_of<MoreWords>(tag, other ? (await other()).default : en);
}
