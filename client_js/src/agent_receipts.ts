import { agent_reads } from "./agent_reads.ts";
import type { Connection } from "./connection.ts";
import type { Observable } from "./observable.ts";
import { Receipts } from "./receipts.ts";
import type { AgentState } from "./types.ts";
import type { AgentCommands, AgentEvents, InboxItem, Message } from "./wire.gen.ts";

/** How far this agent has come. What they have read counts here at once. */
export class AgentReceipts {
  readonly #observable: Observable<AgentState>;
  readonly #receipts: Receipts;

  constructor(observable: Observable<AgentState>, { call, is_ready }: Connection<AgentCommands, AgentEvents>) {
    this.#observable = observable;
    this.#receipts = new Receipts({
      is_ready,
      mark_delivered: (command) => call("mark_delivered", command),
      mark_read: (command) => call("mark_read", command),
    });
  }

  /** What came while nobody was here is delivered as well. */
  found(items: InboxItem[]): void {
    for (const { conversation, unread_count } of items)
      if (unread_count > 0 && conversation.last_message !== null) this.delivered(conversation.last_message);
  }

  delivered(message: Message): void {
    if (message.author.type === "visitor") this.#receipts.delivered.add(message);
  }

  read(conversation_id: string, message_id: string): void {
    const { agent, threads, items } = this.#observable.state;
    const message = threads[conversation_id]?.messages.find(({ id }) => id === message_id);
    if (agent === null || message === undefined) return;
    const reader = { type: "agent", id: agent.id, name: agent.name } as const;
    const position = { conversation_id, reader, delivered_seq: message.seq, read_seq: message.seq };
    this.#observable.update((state) => agent_reads(state, [position]));
    this.#receipts.read.add(message, Math.max(message.seq, items[conversation_id]?.mentioned_seq ?? 0));
  }

  flush(): void {
    this.#receipts.flush();
  }
}
