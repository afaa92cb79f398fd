import { render } from "preact";
import type { Locale } from "../locales/locale.ts";
import { Icon } from "../ui/icons.tsx";

const MOST = 9;

/** Adds to the loader's launcher what there is to tell: a way to close, and how much is unread. */
export class Launcher {
  readonly #button: HTMLElement;
  readonly #extras = document.createElement("span");

  constructor(button: HTMLElement) {
    this.#button = button;
    button.append(this.#extras);
  }

  show(locale: Locale, is_open: boolean, unread: number): void {
    const count = is_open ? 0 : unread;
    const name = locale.say(is_open ? "close_chat" : "open_chat");
    this.#button.setAttribute("aria-expanded", String(is_open));
    this.#button.setAttribute("aria-label", count ? `${name}, ${locale.count("unread", count)}` : name);
    render(
      <>
        <Icon name="chevron" />
        <span class="badge">{count > MOST ? `${MOST}+` : count || ""}</span>
      </>,
      this.#extras,
    );
  }
}
