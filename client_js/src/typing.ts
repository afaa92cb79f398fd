import { is_same } from "./reads.ts";
import type { Person } from "./types.ts";
import type { Author, SetTyping, TypingChanged } from "./wire.gen.ts";

const REPEAT_MS = 2_000;
const FORGET_MS = 6_000;

export type Typing = Record<string, Author[]>;

export function with_typing(typing: Typing, { conversation_id, author, is_typing }: TypingChanged): Typing {
  const known = typing[conversation_id] ?? [];
  if (!is_typing) return without_typing(typing, conversation_id, author);
  if (known.some((other) => is_same(other, author))) return typing;
  return { ...typing, [conversation_id]: [...known, author] };
}

/** Whoever has sent something is no longer writing it. */
export function without_typing(typing: Typing, conversation_id: string, author: Person): Typing {
  const known = typing[conversation_id];
  if (!known?.some((other) => is_same(other, author))) return typing;
  return { ...typing, [conversation_id]: known.filter((other) => !is_same(other, author)) };
}

/** Those who write, each forgotten when they have not been heard for a while. */
export class TypingOthers {
  readonly #change: (change: TypingChanged) => void;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(change: (change: TypingChanged) => void) {
    this.#change = change;
  }

  hear(event: TypingChanged): void {
    const key = `${event.conversation_id} ${event.author.type} ${event.author.id ?? ""}`;
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#change(event);
    if (!event.is_typing) return;
    this.#timers.set(
      key,
      setTimeout(() => this.hear({ ...event, is_typing: false }), FORGET_MS),
    );
  }
}

export interface TypingSelfOptions {
  is_ready: () => boolean;
  tell: (command: SetTyping) => Promise<unknown>;
}

/** Says that one is writing, no more often than it must be repeated. */
export class TypingSelf {
  readonly #options: TypingSelfOptions;
  readonly #told_at = new Map<string, number>();

  constructor(options: TypingSelfOptions) {
    this.#options = options;
  }

  set(conversation_id: string, is_typing: boolean): void {
    const told_at = this.#told_at.get(conversation_id);
    if (is_typing && told_at !== undefined && Date.now() - told_at < REPEAT_MS) return;
    if (!is_typing && told_at === undefined) return;
    this.forget(conversation_id);
    if (is_typing) this.#told_at.set(conversation_id, Date.now());
    // It is worth saying now or not at all.
    if (this.#options.is_ready()) this.#options.tell({ conversation_id, is_typing }).catch(() => undefined);
  }

  /** A message was sent: the server knows by itself that the writing is over. */
  forget(conversation_id: string): void {
    this.#told_at.delete(conversation_id);
  }
}
