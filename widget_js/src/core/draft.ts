import type { Quote } from "@chatting/client";
import type { SiteStorage } from "./site_storage.ts";

const SAVE_AFTER = 300;

/** What the visitor is writing. It is kept on the device, and only from the first letter on. */
export class Draft {
  readonly #storage: SiteStorage;
  #text: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  on_fill: ((text: string) => void) | null = null;
  /** What it answers to. */
  declare quote: Quote | undefined;

  constructor(storage: SiteStorage) {
    this.#storage = storage;
    this.#text = storage.get(storage.draft) ?? "";
  }

  get text(): string {
    return this.#text;
  }

  write(text: string): void {
    this.#text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.save, text ? SAVE_AFTER : 0);
  }

  save = (): void => {
    clearTimeout(this.#timer);
    if (this.#text) this.#storage.set(this.#storage.draft, this.#text);
    else this.#storage.remove(this.#storage.draft);
  };

  /** Puts a text in from outside, below what is there already. */
  fill(text: string): void {
    this.write(this.#text.trim() ? `${this.#text}\n${text}` : text);
    this.on_fill?.(this.#text);
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.#text = "";
    this.on_fill?.("");
  }
}
