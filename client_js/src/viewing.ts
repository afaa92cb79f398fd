import type { ViewingChanged } from "./wire.gen.ts";

export interface ViewingOptions {
  is_ready: () => boolean;
  tell: (conversation_id: string | null) => Promise<string[]>;
  read: () => string[];
  on_change: (viewers: string[]) => void;
}

/** Says which conversation is to be seen here, and knows who else looks at it. True now or not at all. */
export class Viewing {
  readonly #options: ViewingOptions;
  #shown: string | null = null;
  #is_told = false;

  constructor(options: ViewingOptions) {
    this.#options = options;
  }

  set(conversation_id: string | null): void {
    if (conversation_id === this.#shown) return;
    this.#shown = conversation_id;
    if (this.#options.read().length > 0) this.#options.on_change([]);
    this.tell();
  }

  /** Also when a connection begins: the server forgot with the last one. */
  tell(): void {
    const shown = this.#shown;
    if (!this.#options.is_ready() || (shown === null && !this.#is_told)) return;
    this.#is_told = shown !== null;
    this.#options
      .tell(shown)
      .then((agent_ids) => {
        if (this.#shown === shown) this.#options.on_change(agent_ids);
      })
      .catch(() => undefined);
  }

  hear({ conversation_id, agent_id, is_viewing }: ViewingChanged): void {
    if (conversation_id !== this.#shown) return;
    const others = this.#options.read().filter((id) => id !== agent_id);
    this.#options.on_change(is_viewing ? [...others, agent_id] : others);
  }
}
