import { older_loaded, thread_failed, thread_loaded, thread_loading } from "./agent_pages.ts";
import { retry_delay } from "./backoff.ts";
import type { Connection } from "./connection.ts";
import { as_command_error, is_transient } from "./errors.ts";
import type { Observable } from "./observable.ts";
import { steady } from "./steady.ts";
import type { AgentState } from "./types.ts";
import type { AgentCommands, AgentEvents, ConversationFound, ListMessages, MessagePage } from "./wire.gen.ts";

const PAGE_SIZE = 50;

/** Asks for the messages of the conversations that are looked at. What was loaded once is kept up by events. */
export class AgentThreads {
  readonly #observable: Observable<AgentState>;
  readonly #connection: Connection<AgentCommands, AgentEvents>;

  readonly #on_found: (found: ConversationFound) => void;

  constructor(
    observable: Observable<AgentState>,
    connection: Connection<AgentCommands, AgentEvents>,
    on_found: (found: ConversationFound) => void,
  ) {
    this.#observable = observable;
    this.#connection = connection;
    this.#on_found = on_found;
  }

  open(id: string | null): void {
    this.#observable.patch({ open_id: id });
    if (id === null) return;
    if (this.#observable.state.threads[id] === undefined) this.#observable.update((state) => thread_loading(state, id));
    void this.load_open();
  }

  /** Load the open thread where that is still to be done. */
  async load_open(): Promise<void> {
    const { open_id, threads } = this.#observable.state;
    if (open_id === null || threads[open_id]?.is_loading !== true || !this.#connection.is_ready()) return;
    try {
      const [found, page] = await Promise.all([
        this.#connection.call("get_conversation", { conversation_id: open_id }),
        this.#page({ conversation_id: open_id, limit: PAGE_SIZE }),
      ]);
      this.#observable.update((state) => thread_loaded(state, found, page));
      this.#on_found(found);
    } catch (error) {
      this.#put_off(open_id, error);
    }
  }

  async load_older(id: string): Promise<void> {
    const thread = this.#observable.state.threads[id];
    const first = thread?.messages[0];
    if (first === undefined || !thread?.has_more || thread.is_loading) return;
    this.#observable.update((state) => thread_loading(state, id));
    try {
      const page = await this.#page({ conversation_id: id, before: first.id, limit: PAGE_SIZE });
      this.#observable.update((state) => older_loaded(state, id, page));
    } catch (error) {
      this.#observable.update((state) => thread_failed(state, id));
      throw error;
    }
  }

  #page(command: ListMessages): Promise<MessagePage> {
    return steady(
      () => last_of(this.#observable.state, command.conversation_id),
      () => this.#connection.call("list_messages", command),
    );
  }

  #put_off(id: string, error: unknown): void {
    const { code, retry_after } = as_command_error(error);
    if (!is_transient(code)) this.#observable.update((state) => thread_failed(state, id));
    else if (this.#connection.is_ready()) setTimeout(() => void this.load_open(), retry_delay(0, retry_after));
  }
}

/** The number of the last event that touched it, as far as is known. */
function last_of({ items, missing }: AgentState, id: string): number {
  return Math.max(items[id]?.conversation.head ?? 0, missing[id] ?? 0);
}
