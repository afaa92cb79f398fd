import { as_command_error, is_transient } from "./errors.ts";
import type { Message } from "./wire.gen.ts";

const INTERVAL_MS = 1_000;
/** So that even an agent of a busy team stays far below the server's limit. */
const AT_ONCE = 5;

export interface MarksOptions {
  is_ready: () => boolean;
  send: (conversation_id: string, message_id: string) => Promise<unknown>;
}

interface Mark {
  id: string;
  seq: number;
  as_of: number;
}

/** Tells how far one has come in each conversation: the newest only, and at most once a second. */
export class Marks {
  readonly #options: MarksOptions;
  readonly #newest = new Map<string, Mark>();
  readonly #waiting = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: MarksOptions) {
    this.#options = options;
  }

  /** With what has happened to it by now: then it is told once more. */
  add({ id, conversation_id, seq }: Message, as_of = seq): void {
    const before = this.#newest.get(conversation_id);
    if (before !== undefined && (seq < before.seq || (seq === before.seq && as_of <= before.as_of))) return;
    this.#newest.set(conversation_id, { id, seq, as_of });
    this.#waiting.add(conversation_id);
    if (this.#timer === undefined) this.flush();
  }

  /** Also the way to say again, after a reconnect, what could not be said. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#waiting.size === 0 || !this.#options.is_ready()) return;
    for (const conversation_id of [...this.#waiting].slice(0, AT_ONCE)) {
      this.#waiting.delete(conversation_id);
      void this.#tell(conversation_id);
    }
    this.#timer = setTimeout(() => this.flush(), INTERVAL_MS);
  }

  async #tell(conversation_id: string): Promise<void> {
    const mark = this.#newest.get(conversation_id);
    try {
      if (mark !== undefined) await this.#options.send(conversation_id, mark.id);
    } catch (error) {
      if (!is_transient(as_command_error(error).code)) return;
      this.#waiting.add(conversation_id);
      this.#timer ??= setTimeout(() => this.flush(), INTERVAL_MS);
    }
  }
}
