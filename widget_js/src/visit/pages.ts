import type { VisitorCommands } from "@chatting/client";
import { page_url } from "./page.ts";

type Page = VisitorCommands["view_page"]["payload"];

const LOOK_EVERY = 1000;

/**
 * Tells which page is to be seen. It looks now and then, which leaves the page's own history alone and sees every kind
 * of navigation; a new address is told at the second look, when its title is there too.
 */
export class Pages {
  readonly #tell: (page: Page) => void;
  #seen = "";
  #told = "";

  constructor(tell: (page: Page) => void, signal: AbortSignal) {
    this.#tell = tell;
    const timer = setInterval(this.#look, LOOK_EVERY);
    signal.addEventListener("abort", () => clearInterval(timer));
  }

  /** Again, and at once: nobody knows of it any more. */
  begin(): void {
    this.#told = "";
    this.#seen = page_url();
    this.#look();
  }

  #look = (): void => {
    const url = page_url();
    const is_settled = url === this.#seen;
    this.#seen = url;
    if (!is_settled || url === this.#told || document.visibilityState !== "visible" || !/^https?:/.test(url)) return;
    this.#told = url;
    this.#tell({
      url,
      title: document.title.slice(0, 300),
      // What a referrer asked for is its own business.
      referrer: document.referrer.split("?", 1).join("").slice(0, 2000),
      time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
  };
}
