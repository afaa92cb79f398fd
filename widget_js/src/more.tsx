// What the panel can do without for a moment. It comes in a file of its own once the panel is there, so that the
// first one stays small; a new feature of the panel begins here.
import { BelowText } from "./more/below_text.tsx";
import { ComposerNotes } from "./more/composer_notes.tsx";
import type { CoreKit } from "./more/core_kit.ts";
import { Failure } from "./more/failure.tsx";
import { ComposerFiles } from "./more/files/composer_files.tsx";
import { Form } from "./more/form.tsx";
import { keep_focus_inside } from "./more/focus.ts";
import { hold_page } from "./more/full_screen.ts";
import { JumpPill } from "./more/jump_pill.tsx";
import { take } from "./more/kit.ts";
import { Menu } from "./more/menu.tsx";
import { load_more_locale } from "./more/more_locale.ts";
import type { Parts } from "./more/parts.ts";
import { Quoting } from "./more/quoting.tsx";
import { Resolved } from "./more/resolved.tsx";
import { Presence } from "./more/presence.tsx";
import { ThreadEnd } from "./more/thread_end.tsx";
import { TypingPreview } from "./more/typing_preview.tsx";
import { Welcome } from "./more/welcome.tsx";
import files_css from "./styles/files.css";
import form_css from "./styles/form.css";
import more_css from "./styles/more.css";
import quotes_css from "./styles/quotes.css";
import rating_css from "./styles/rating.css";
import welcome_css from "./styles/welcome.css";

export const css = more_css + rating_css + files_css + form_css + welcome_css + quotes_css;

export async function load_parts(kit: CoreKit, tag: string): Promise<Parts> {
  take(kit);
  await load_more_locale(tag);
  return {
    menu: Menu,
    presence: Presence,
    welcome: Welcome,
    form: Form,
    resolved: Resolved,
    thread_end: ThreadEnd,
    typing_preview: TypingPreview,
    jump_pill: JumpPill,
    composer_notes: ComposerNotes,
    composer_files: ComposerFiles,
    below_text: BelowText,
    quote: Quoting,
    failure: Failure,
    hold_page,
    keep_focus_inside,
  };
}
