import type { Connection } from "./connection.ts";
import type { Observable } from "./observable.ts";
import { contents_of, Outbox } from "./outbox.ts";
import { type Entry, OutboxFile } from "./outbox_file.ts";
import type { KeyValueStorage } from "./storage.ts";
import type { AgentState, Extras, MessageKind, PendingMessage } from "./types.ts";
import type { AgentCommands, AgentEvents, Message } from "./wire.gen.ts";

/** Sends what an agent writes. A reply is held back if a colleague's has come that was not here when it was written. */
export class AgentOutbox {
  readonly #observable: Observable<AgentState>;
  readonly #connection: Connection<AgentCommands, AgentEvents>;
  readonly #outbox: Outbox;
  /** What was tried again: whoever was told of a colleague's reply and still wants it sent has seen it. */
  readonly #confirmed = new Set<string>();

  constructor(
    observable: Observable<AgentState>,
    connection: Connection<AgentCommands, AgentEvents>,
    storage: KeyValueStorage,
    on_sent: (message: Message) => void,
  ) {
    this.#observable = observable;
    this.#connection = connection;
    this.#outbox = new Outbox({
      // By agent, so that nobody sends what somebody else wrote in the same browser.
      file: new OutboxFile(storage, () => `${observable.state.agent?.id ?? "nobody"}:outbox`),
      is_ready: connection.is_ready,
      send: (entry) => this.#deliver(entry),
      on_change: (pending) => observable.patch({ pending }),
      on_sent,
    });
  }

  add(conversation_id: string, body: string, kind: MessageKind, extras?: Extras): PendingMessage {
    const if_head = kind === "reply" ? this.#observable.state.head : undefined;
    return this.#outbox.add(body, conversation_id, kind, { attachments: [], ...extras, if_head });
  }

  retry(client_id: string): void {
    this.#confirmed.add(client_id);
    this.#outbox.retry(client_id);
  }

  discard(client_id: string): void {
    this.#outbox.discard(client_id);
  }

  flush(): void {
    this.#outbox.flush();
  }

  settle(message: Message): void {
    this.#outbox.settle(message);
  }

  async #deliver(entry: Entry): Promise<Message> {
    const { conversation_id, kind } = entry;
    const if_head = this.#confirmed.has(entry.client_id) ? null : (entry.if_head ?? null);
    const command = {
      ...contents_of(entry),
      conversation_id: conversation_id ?? "",
      kind,
      if_head,
      mentions: entry.mentions ?? [],
    };
    return (await this.#connection.call("send_message", command)).message;
  }
}
