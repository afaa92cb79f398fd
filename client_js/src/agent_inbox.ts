import { items_told, page_loaded, view_shown } from "./agent_pages.ts";
import { agent_item } from "./agent_store.ts";
import { retry_delay } from "./backoff.ts";
import type { Connection } from "./connection.ts";
import { as_command_error, is_transient } from "./errors.ts";
import type { Observable } from "./observable.ts";
import type { Asked } from "./inbox.ts";
import type { AgentState } from "./types.ts";
import type { AgentCommands, AgentEvents, ConversationPage, InboxItem, ListConversations } from "./wire.gen.ts";

const PAGE_SIZE = 50;
const MISSING_MS = 500;
const MANY_MISSING = 20;
const RECOUNT_MS = 30_000;
const RECOUNT_SOON_MS = 2_000;

/** Asks for the pages of the list that is shown, and for conversations that turn up in between. */
export class AgentInbox {
  readonly #observable: Observable<AgentState>;
  readonly #connection: Connection<AgentCommands, AgentEvents>;
  readonly #on_found: (items: InboxItem[]) => void;
  #is_finding = false;
  #recount: ReturnType<typeof setTimeout> | undefined;
  #round = 0;

  constructor(
    observable: Observable<AgentState>,
    connection: Connection<AgentCommands, AgentEvents>,
    on_found: (items: InboxItem[]) => void,
  ) {
    this.#observable = observable;
    this.#connection = connection;
    this.#on_found = on_found;
  }

  show(asked: Asked): void {
    this.#observable.update((state) => view_shown(state, asked));
    void this.load_first();
  }

  async load_more(): Promise<void> {
    const { is_loading, next_cursor } = this.#observable.state.inbox;
    if (!is_loading && next_cursor !== null) await this.#load(next_cursor);
  }

  async load_first(): Promise<void> {
    // Without a connection the list stays marked as loading, and is asked for as soon as there is one.
    if (this.#connection.is_ready()) await this.#load(null).catch(() => undefined);
  }

  /** What only a fresh answer knows after a break: who is there, and the numbers. The pages stay as they are. */
  async refresh(limit = PAGE_SIZE): Promise<void> {
    const { view, status, filters } = this.#observable.state.inbox;
    const page = await this.#ask({ view, status, filters, limit }).catch(() => null);
    if (page !== null) this.#observable.update((state) => items_told(state, page));
    await this.count_saved_views();
  }

  async count_saved_views(): Promise<void> {
    if (Object.keys(this.#observable.state.saved_views).length === 0) return;
    const told = await this.#connection.call("count_saved_views", {}).catch(() => null);
    if (told === null) return;
    const view_counts = Object.fromEntries(told.counts.map(({ saved_view_id, count }) => [saved_view_id, count]));
    this.#observable.patch({ view_counts });
  }

  /** An answer may be a little older or younger than the events: where we have counted on, the server's numbers are fetched. */
  recount_later(): void {
    this.#recount ??= this.#recount_in(RECOUNT_MS);
  }

  #recount_in(ms: number): ReturnType<typeof setTimeout> {
    return setTimeout(
      () => {
        this.#recount = undefined;
        if (this.#connection.is_ready()) void this.refresh(1);
      },
      ms * (1 + Math.random()),
    );
  }

  stop(): void {
    clearTimeout(this.#recount);
    this.#recount = undefined;
  }

  /** Several events in a row are usually about the same few conversations. */
  find_missing_later(): void {
    if (this.#is_finding || Object.keys(this.#observable.state.missing).length === 0) return;
    this.#is_finding = true;
    setTimeout(() => void this.#find_missing(), MISSING_MS);
  }

  async #find_missing(): Promise<void> {
    const missing = Object.keys(this.#observable.state.missing);
    this.#is_finding = false;
    this.#observable.patch({ missing: {} });
    if (missing.length > MANY_MISSING) return this.load_first();
    await Promise.all(missing.map((conversation_id) => this.#find(conversation_id)));
    await this.refresh(1);
  }

  async #find(conversation_id: string): Promise<void> {
    const found = await this.#connection.call("get_conversation", { conversation_id }).catch(() => null);
    if (found === null) return;
    this.#observable.update((state) => agent_item(state, found.item));
    this.#on_found([found.item]);
  }

  async #load(cursor: number | null): Promise<void> {
    const round = (this.#round += 1);
    const { view, status, filters } = this.#observable.state.inbox;
    this.#set_loading(true);
    try {
      const wanted = { view, status, filters, cursor, limit: PAGE_SIZE };
      const page = await this.#ask(wanted);
      this.#observable.update((state) => (round === this.#round ? page_loaded(state, page) : items_told(state, page)));
    } catch (error) {
      if (round === this.#round) this.#put_off(cursor, error);
      throw error;
    }
  }

  async #ask(wanted: ListConversations): Promise<ConversationPage> {
    const page = await this.#connection.call("list_conversations", wanted);
    this.#on_found(page.items);
    // Its numbers are older than what came while it was on its way.
    if (page.counts.head < this.#observable.state.head) {
      this.stop();
      this.#recount = this.#recount_in(RECOUNT_SOON_MS);
    }
    return page;
  }

  #put_off(cursor: number | null, error: unknown): void {
    const { code, retry_after } = as_command_error(error);
    if (cursor !== null || !is_transient(code)) this.#set_loading(false);
    else if (this.#connection.is_ready()) setTimeout(() => void this.load_first(), retry_delay(0, retry_after));
  }

  #set_loading(is_loading: boolean): void {
    this.#observable.update((state) => ({ ...state, inbox: { ...state.inbox, is_loading } }));
  }
}
