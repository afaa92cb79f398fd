import { AgentConversations } from "./agent_conversations.ts";
import { AgentInbox } from "./agent_inbox.ts";
import { AgentLive } from "./agent_live.ts";
import { AgentLog } from "./agent_log.ts";
import { AgentOutbox } from "./agent_outbox.ts";
import { read_changed } from "./agent_reads.ts";
import { AgentReceipts } from "./agent_receipts.ts";
import { no_agent_state } from "./agent_store.ts";
import { AgentThreads } from "./agent_threads.ts";
import { AgentVisitors } from "./agent_visitors.ts";
import { AgentWorkspace } from "./agent_workspace.ts";
import { agent_changed } from "./changed_agent.ts";
import { Connection, type Listeners, type Payload } from "./connection.ts";
import { Drafts } from "./drafts.ts";
import { durable_listeners } from "./durable_listeners.ts";
import { no_filters } from "./inbox.ts";
import { Observable } from "./observable.ts";
import { own_views_changed } from "./saved_views.ts";
import type { SocketFactory } from "./socket.ts";
import { socket_io } from "./socket_io.ts";
import type { KeyValueStorage } from "./storage.ts";
import type {
  AgentState,
  Availability,
  ConversationStatus,
  DraftText,
  Extras,
  Filters,
  InboxView,
  MessageKind,
  PendingMessage,
} from "./types.ts";
import type { Account, AgentCommands, AgentEvent, AgentEvents, Message } from "./wire.gen.ts";

export interface AgentClientOptions {
  /** The server's origin; empty for the page's own. */
  url: string;
  storage: KeyValueStorage;
  /** Without it the session cookie counts. */
  token?: string;
  /** Without it the account's first workspace. */
  workspace_id?: string;
  create_socket?: SocketFactory;
}

/** An agent's side: the inbox, the threads that were opened, and everybody else who is there. */
export class AgentClient {
  readonly #observable = new Observable<AgentState>(no_agent_state);
  readonly #connection: Connection<AgentCommands, AgentEvents>;
  readonly #log: AgentLog;
  readonly #inbox: AgentInbox;
  readonly #drafts: Drafts;
  readonly #threads: AgentThreads;
  readonly #outbox: AgentOutbox;
  readonly #receipts: AgentReceipts;
  readonly #live: AgentLive;
  readonly conversations: AgentConversations;
  readonly visitors: AgentVisitors;
  readonly workspace: AgentWorkspace;

  constructor({ url, storage, token, workspace_id, create_socket = socket_io }: AgentClientOptions) {
    const auth = { ...(token === undefined ? {} : { token }), ...(workspace_id === undefined ? {} : { workspace_id }) };
    this.#connection = new Connection<AgentCommands, AgentEvents>({
      socket: create_socket({ url, namespace: "/agent", auth: () => auth }),
      listeners: this.#listeners(),
      start: () => this.#log.start(),
      on_online: () => this.#on_online(),
      on_status: (status, refusal) => this.#observable.patch({ status, refusal }),
    });
    const { call, is_ready } = this.#connection;
    this.#log = new AgentLog(this.#observable, this.#connection, {
      on_started: ({ drafts }) => this.#drafts.begin(drafts),
      on_events: (events) => this.#on_events(events),
    });
    this.#inbox = new AgentInbox(this.#observable, this.#connection, (items) => this.#receipts.found(items));
    this.#drafts = new Drafts({
      storage,
      key: () => `${this.state.agent?.id ?? "nobody"}:drafts`,
      is_ready,
      save: async (command) => (await call("save_draft", command)).draft,
      read: () => this.state.drafts,
      on_change: (drafts) => this.#observable.patch({ drafts }),
    });
    this.#threads = new AgentThreads(this.#observable, this.#connection, ({ item, draft }) => {
      this.#receipts.found([item]);
      if (draft !== null) this.#drafts.hear(draft);
    });
    this.#outbox = new AgentOutbox(this.#observable, this.#connection, storage, (message) => this.#on_sent(message));
    this.#receipts = new AgentReceipts(this.#observable, this.#connection);
    this.#live = new AgentLive(this.#observable, this.#connection);
    this.conversations = new AgentConversations(this.#observable, this.#connection);
    this.visitors = new AgentVisitors(this.#observable, this.#connection);
    this.workspace = new AgentWorkspace(this.#observable, this.#connection);
  }

  get state(): AgentState {
    return this.#observable.state;
  }

  subscribe(listener: () => void): () => void {
    return this.#observable.subscribe(listener);
  }

  /** Connect and stay so. Also the way to try again at once, and after signing in. */
  connect(): void {
    this.#connection.connect();
  }

  disconnect(): void {
    this.#inbox.stop();
    this.#connection.disconnect();
  }

  show_view(view: InboxView, status: ConversationStatus | null, filters: Filters = no_filters): void {
    this.#inbox.show({ view, status, filters });
  }

  load_more(): Promise<void> {
    return this.#inbox.load_more();
  }

  open_conversation(id: string | null): void {
    this.#threads.open(id);
  }

  load_older(id: string): Promise<void> {
    return this.#threads.load_older(id);
  }

  send(conversation_id: string, body: string, kind: MessageKind, extras?: Extras): PendingMessage {
    return this.#outbox.add(conversation_id, body, kind, extras);
  }

  retry(client_id: string): void {
    this.#outbox.retry(client_id);
  }

  discard(client_id: string): void {
    this.#outbox.discard(client_id);
  }

  write_draft(conversation_id: string, draft: DraftText): void {
    this.#drafts.write(conversation_id, draft);
  }

  /** What was written was sent. */
  clear_draft(conversation_id: string, kind: MessageKind): void {
    this.#drafts.clear(conversation_id, kind);
  }

  forget_drafts(): void {
    this.#drafts.forget();
  }

  set_typing(conversation_id: string, is_typing: boolean): void {
    this.#live.set_typing(conversation_id, is_typing);
  }

  /** Which conversation is to be seen on this device; null for none. */
  set_viewing(conversation_id: string | null): void {
    this.#live.set_viewing(conversation_id);
  }

  mark_read(conversation_id: string, message_id: string): void {
    this.#receipts.read(conversation_id, message_id);
  }

  async set_availability(availability: Availability): Promise<void> {
    const { agent } = await this.#connection.call("set_availability", { availability });
    this.#observable.update((state) => agent_changed(state, agent));
  }

  /** What an answer said about oneself: no event tells it. */
  know_account(change: Partial<Account>): void {
    const { account } = this.state;
    if (account !== null) this.#observable.patch({ account: { ...account, ...change } });
  }

  /** Any command, for pages that keep what they learn to themselves. */
  call<Name extends keyof AgentCommands>(
    name: Name,
    payload: AgentCommands[Name]["payload"],
  ): Promise<AgentCommands[Name]["result"]> {
    const answer: Promise<unknown> = this.#connection.call(name, payload as Payload<AgentCommands, Name>);
    return answer as Promise<AgentCommands[Name]["result"]>;
  }

  #listeners(): Listeners<AgentEvents> {
    return {
      ...durable_listeners((event) => this.#log.receive(event)),
      head: ({ epoch, head }) => this.#log.hear(epoch, head),
      read_changed: (change) => this.#observable.update((state) => read_changed(state, change)),
      draft_changed: ({ draft }) => this.#drafts.hear(draft),
      own_views_changed: (change) => {
        this.#observable.update((state) => own_views_changed(state, change));
        void this.#inbox.count_saved_views();
      },
      page_viewed: (visitor_news) => this.#observable.patch({ visitor_news }),
      event_tracked: (visitor_news) => this.#observable.patch({ visitor_news }),
      visitor_notes_changed: (visitor_news) => this.#observable.patch({ visitor_news }),
      presence_changed: (change) => this.#live.presence_changed(change),
      viewing_changed: (change) => this.#live.viewing_changed(change),
      typing_changed: (change) => this.#live.typing_changed(change),
      typing_previewed: (preview) => this.#live.typing_previewed(preview),
      draining: ({ retry_after_ms }) => this.#connection.drop(retry_after_ms / 1000),
      // Signed out, or a member of this workspace no longer: at the door one hears which.
      session_revoked: () => this.#connection.drop(0),
    };
  }

  #on_online(): void {
    this.#outbox.flush();
    this.#drafts.flush();
    this.#live.tell_viewing();
    this.#receipts.flush();
    void this.#threads.load_open();
    if (this.state.inbox.is_loading) void this.#inbox.load_first().then(() => this.#inbox.count_saved_views());
    else void this.#inbox.refresh();
  }

  #on_events(events: AgentEvent[]): void {
    for (const event of events) {
      if (event.type === "message_created") this.#see(event.data);
      else this.#inbox.recount_later();
    }
    this.#inbox.find_missing_later();
    if (events.some(({ type }) => type === "saved_view_created" || type === "saved_view_updated"))
      void this.#inbox.count_saved_views();
  }

  #see(message: Message): void {
    this.#outbox.settle(message);
    this.#receipts.delivered(message);
    if (message.author.id === this.state.agent?.id) this.#drafts.settle(message);
  }

  #on_sent(message: Message): void {
    this.#live.sent(message.conversation_id);
    this.#log.expect(message);
  }
}
