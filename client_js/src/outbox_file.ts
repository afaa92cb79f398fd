import type { KeyValueStorage } from "./storage.ts";
import type { PendingMessage } from "./types.ts";

/** What is kept of a pending message: "sending" is something that only a living page can say. */
export type Entry = Pick<
  PendingMessage,
  | "client_id"
  | "conversation_id"
  | "body"
  | "attachments"
  | "kind"
  | "form"
  | "quote"
  | "if_head"
  | "mentions"
  | "created_at"
  | "error"
>;

/** The outbox as it is kept. It is read anew for each change, because another tab may have changed it. */
export class OutboxFile {
  readonly #storage: KeyValueStorage;
  readonly #key: () => string;

  constructor(storage: KeyValueStorage, key: () => string) {
    this.#storage = storage;
    this.#key = key;
  }

  read(): Entry[] {
    try {
      const entries = JSON.parse(this.#storage.get(this.#key()) ?? "[]") as unknown;
      return Array.isArray(entries) ? (entries as Entry[]) : [];
    } catch {
      return [];
    }
  }

  add(entry: Entry): void {
    this.#write([...this.read(), entry]);
  }

  remove(client_id: string): void {
    this.#write(this.read().filter((entry) => entry.client_id !== client_id));
  }

  change(change: (entry: Entry) => Entry): void {
    this.#write(this.read().map(change));
  }

  #write(entries: Entry[]): void {
    if (entries.length > 0) this.#storage.set(this.#key(), JSON.stringify(entries));
    else this.#storage.remove(this.#key());
  }
}
