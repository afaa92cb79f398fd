import { retry_delay } from "./backoff.ts";
import { as_command_error, type CommandError, is_transient } from "./errors.ts";
import type { Entry, OutboxFile } from "./outbox_file.ts";
import { clean_text, new_id } from "./text.ts";
import type { Extras, MessageKind, PendingMessage } from "./types.ts";
import type { Message } from "./wire.gen.ts";

/** What goes over the wire of an entry. */
export function contents_of({ client_id, body, attachments, quote }: Entry) {
  const attachment_ids = attachments.map(({ id }) => id);
  return { client_id, body, attachment_ids, quoted_message_id: quote?.message_id ?? null };
}

export interface OutboxOptions {
  file: OutboxFile;
  is_ready: () => boolean;
  send: (entry: Entry) => Promise<Message>;
  on_change: (pending: PendingMessage[]) => void;
  /** The message is kept by the server. Called before the entry goes, so that nobody sees neither. */
  on_sent: (message: Message) => void;
}

interface Lane {
  sending: string | null;
  attempt: number;
  retry_at: number | null;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Messages on their way: kept until confirmed, and in each conversation sent one after the other, as written. */
export class Outbox {
  readonly #options: OutboxOptions;
  /** By conversation; the messages of a conversation that does not exist yet share the lane of "". */
  readonly #lanes = new Map<string, Lane>();
  #shown = new Set<string>();

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  add(
    body: string,
    conversation_id: string | null,
    kind: MessageKind,
    extras: Extras = { attachments: [] },
  ): PendingMessage {
    const entry: Entry = {
      client_id: new_id(),
      conversation_id,
      body: clean_text(body),
      kind,
      ...extras,
      created_at: new Date().toISOString(),
      error: null,
    };
    this.#options.file.add(entry);
    this.flush();
    return this.#seen(entry);
  }

  retry(client_id: string): void {
    const { file } = this.#options;
    file.change((entry) => (entry.client_id === client_id ? { ...entry, error: null } : entry));
    const entry = file.read().find((other) => other.client_id === client_id);
    if (entry !== undefined) this.#lane(entry).retry_at = null;
    this.flush();
  }

  discard(client_id: string): void {
    this.#options.file.remove(client_id);
    this.flush();
  }

  /** The message was seen among those that the server keeps, sent by this tab or by another. */
  settle(message: Message): void {
    const { file } = this.#options;
    const entry = file.read().find(({ client_id }) => client_id === message.client_id);
    if (entry !== undefined) {
      file.remove(entry.client_id);
      if (entry.conversation_id === null) this.#name_conversation(message.conversation_id);
    }
    if (this.#shown.has(message.client_id)) this.flush();
  }

  /** Send what may be sent now, and say how things stand. */
  flush(): void {
    for (const entry of this.#options.is_ready() ? this.#options.file.read() : []) {
      const lane = this.#lane(entry);
      if (entry.error === null && lane.sending === null && !is_waiting(lane)) void this.#send(entry, lane);
    }
    const pending = this.#pending();
    this.#shown = new Set(pending.map(({ client_id }) => client_id));
    this.#options.on_change(pending);
  }

  async #send(entry: Entry, lane: Lane): Promise<void> {
    lane.sending = entry.client_id;
    clearTimeout(lane.timer);
    lane.retry_at = null;
    try {
      const message = await this.#options.send(entry);
      lane.attempt = 0;
      this.#options.on_sent(message);
      lane.sending = null;
      this.settle(message);
    } catch (error) {
      lane.sending = null;
      this.#fail(entry, lane, as_command_error(error));
    }
    this.flush();
  }

  #fail(entry: Entry, lane: Lane, error: CommandError): void {
    if (!is_transient(error.code)) {
      const { client_id } = entry;
      this.#options.file.change((other) =>
        other.client_id === client_id ? { ...other, error: error.toJSON() } : other,
      );
    } else if (this.#options.is_ready()) {
      const delay = retry_delay(lane.attempt, error.retry_after);
      lane.attempt += 1;
      lane.retry_at = Date.now() + delay;
      lane.timer = setTimeout(() => this.#wake(lane), delay);
    }
    // Without a connection the next one is what it waits for.
  }

  #wake(lane: Lane): void {
    lane.retry_at = null;
    this.flush();
  }

  /** What was written after the message that started the conversation belongs to it. */
  #name_conversation(conversation_id: string): void {
    this.#options.file.change((entry) => (entry.conversation_id === null ? { ...entry, conversation_id } : entry));
  }

  #lane({ conversation_id }: Entry): Lane {
    const key = conversation_id ?? "";
    const lane = this.#lanes.get(key) ?? { sending: null, attempt: 0, retry_at: null, timer: undefined };
    this.#lanes.set(key, lane);
    return lane;
  }

  #pending(): PendingMessage[] {
    return this.#options.file.read().map((entry) => this.#seen(entry));
  }

  #seen(entry: Entry): PendingMessage {
    const lane = this.#lane(entry);
    if (entry.error !== null) return { ...entry, state: "failed", retry_at: null };
    if (lane.sending === entry.client_id) return { ...entry, state: "sending", retry_at: null };
    return { ...entry, state: "queued", retry_at: lane.retry_at };
  }
}

function is_waiting(lane: Lane): boolean {
  return lane.retry_at !== null && lane.retry_at > Date.now();
}
