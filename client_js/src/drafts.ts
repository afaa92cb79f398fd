import { as_command_error, is_transient } from "./errors.ts";
import type { KeyValueStorage } from "./storage.ts";
import { clean_text } from "./text.ts";
import type { DraftText } from "./types.ts";
import type { Draft, Message } from "./wire.gen.ts";

const PAUSE_MS = 800;
const RETRY_MS = 5_000;

type Texts = Record<string, DraftText>;

export interface DraftsOptions {
  storage: KeyValueStorage;
  /** Under which what is not saved yet is kept on this device. */
  key: () => string;
  is_ready: () => boolean;
  save: (command: DraftText & { conversation_id: string }) => Promise<Draft>;
  read: () => Texts;
  on_change: (drafts: Texts) => void;
}

/**
 * What one has half written, saved when the writing pauses. What was written on this device and is not saved yet goes
 * before all that others say; then whatever was saved last counts.
 */
export class Drafts {
  readonly #options: DraftsOptions;
  readonly #revisions = new Map<string, number>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #saving = new Set<string>();

  constructor(options: DraftsOptions) {
    this.#options = options;
  }

  write(conversation_id: string, { body, kind }: DraftText): void {
    const text = { body: clean_text(body), kind };
    this.#keep({ ...this.#unsaved(), [conversation_id]: text });
    this.#show(conversation_id, { body, kind });
    this.#save_in(conversation_id, PAUSE_MS);
  }

  /** It was sent, and there is no need to wait for a pause. */
  clear(conversation_id: string, kind: DraftText["kind"]): void {
    this.write(conversation_id, { body: "", kind });
    this.#save_in(conversation_id, 0);
  }

  /** Another device of one's own saved a draft. */
  hear(draft: Draft): void {
    const { conversation_id, revision } = draft;
    if (revision <= (this.#revisions.get(conversation_id) ?? 0)) return;
    this.#revisions.set(conversation_id, revision);
    if (this.#unsaved()[conversation_id] === undefined) this.#show(conversation_id, draft);
  }

  /** All that the server has, and what this device has not told it. */
  begin(drafts: Draft[]): void {
    this.#revisions.clear();
    for (const { conversation_id, revision } of drafts) this.#revisions.set(conversation_id, revision);
    const kept = Object.fromEntries(drafts.map(({ conversation_id, body, kind }) => [conversation_id, { body, kind }]));
    this.#options.on_change(without_empty({ ...kept, ...this.#unsaved() }));
  }

  /** A message of one's own is kept. If it is what a draft says, the server let that go. */
  settle({ conversation_id, kind, body }: Message): void {
    const shown = this.#options.read()[conversation_id];
    if (shown === undefined || this.#unsaved()[conversation_id] !== undefined) return;
    if (shown.kind === kind && shown.body.trim() === body.trim())
      this.#show(conversation_id, { body: "", kind: shown.kind });
  }

  flush(): void {
    for (const conversation_id of Object.keys(this.#unsaved())) this.#save_in(conversation_id, 0);
  }

  /** Whoever signs in next on this device must not find what was half written. */
  forget(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#keep({});
  }

  #save_in(conversation_id: string, pause: number): void {
    clearTimeout(this.#timers.get(conversation_id));
    this.#timers.set(
      conversation_id,
      setTimeout(() => void this.#save(conversation_id), pause),
    );
  }

  async #save(conversation_id: string): Promise<void> {
    const text = this.#unsaved()[conversation_id];
    if (text === undefined || !this.#options.is_ready()) return;
    if (this.#saving.has(conversation_id)) {
      this.#save_in(conversation_id, PAUSE_MS);
      return;
    }
    this.#saving.add(conversation_id);
    try {
      const { revision } = await this.#options.save({ conversation_id, ...text });
      this.#revisions.set(conversation_id, Math.max(revision, this.#revisions.get(conversation_id) ?? 0));
      this.#saved(conversation_id, text);
    } catch (error) {
      const { code } = as_command_error(error);
      // Elsewise it stays on this device: one that is too long becomes shorter yet.
      if (code === "not_found") this.#saved(conversation_id, text);
      else if (is_transient(code) && this.#options.is_ready()) this.#save_in(conversation_id, RETRY_MS);
    } finally {
      this.#saving.delete(conversation_id);
    }
  }

  #saved(conversation_id: string, text: DraftText): void {
    const unsaved = this.#unsaved();
    const written = unsaved[conversation_id];
    if (written?.body !== text.body || written.kind !== text.kind) return;
    this.#keep(Object.fromEntries(Object.entries(unsaved).filter(([id]) => id !== conversation_id)));
  }

  #show(conversation_id: string, { body, kind }: DraftText): void {
    this.#options.on_change(without_empty({ ...this.#options.read(), [conversation_id]: { body, kind } }));
  }

  /** Read anew each time: another tab may have written. */
  #unsaved(): Texts {
    try {
      return (JSON.parse(this.#options.storage.get(this.#options.key()) ?? "{}") ?? {}) as Texts;
    } catch {
      return {};
    }
  }

  #keep(unsaved: Texts): void {
    const { storage, key } = this.#options;
    if (Object.keys(unsaved).length > 0) storage.set(key(), JSON.stringify(unsaved));
    else storage.remove(key());
  }
}

function without_empty(drafts: Texts): Texts {
  return Object.fromEntries(Object.entries(drafts).filter(([, { body }]) => body !== ""));
}
