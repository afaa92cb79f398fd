import { Connection, type Listeners, type Payload } from "./connection.ts";
import { no_answer } from "./errors.ts";
import { Observable } from "./observable.ts";
import { contents_of, Outbox } from "./outbox.ts";
import { type Entry, OutboxFile } from "./outbox_file.ts";
import { position_of } from "./reads.ts";
import { Receipts } from "./receipts.ts";
import type { SocketFactory } from "./socket.ts";
import { socket_io } from "./socket_io.ts";
import { steady } from "./steady.ts";
import type { KeyValueStorage } from "./storage.ts";
import { TypingOthers, TypingSelf, with_typing } from "./typing.ts";
import type { Extras, PendingMessage, VisitorState } from "./types.ts";
import { VisitorFollowers } from "./visitor_followers.ts";
import { VisitorSession } from "./visitor_session.ts";
import * as store from "./visitor_store.ts";
import type {
  ConversationSynced,
  Message,
  SiteForVisitors,
  VisitorCommands,
  VisitorEvent,
  VisitorEvents,
  VisitorIdentified,
} from "./wire.gen.ts";

const PAGE_SIZE = 30;

export interface VisitorClientOptions {
  /** The server's origin. */
  url: string;
  site_key: string;
  storage: KeyValueStorage;
  locale?: string;
  create_socket?: SocketFactory;
}

/** A visitor's side of their conversations. Nothing is connected or stored before they act. */
export class VisitorClient {
  readonly #options: VisitorClientOptions;
  readonly #observable = new Observable<VisitorState>(store.no_visitor_state);
  readonly #session: VisitorSession;
  readonly #connection: Connection<VisitorCommands, VisitorEvents>;
  readonly #followers: VisitorFollowers;
  readonly #outbox: Outbox;
  readonly #receipts: Receipts;
  readonly #typing_self: TypingSelf;
  readonly #typing_others: TypingOthers;

  constructor(options: VisitorClientOptions) {
    const { url, site_key, storage, create_socket = socket_io } = options;
    this.#options = options;
    this.#session = new VisitorSession(storage, site_key);
    this.#connection = new Connection<VisitorCommands, VisitorEvents>({
      socket: create_socket({ url, namespace: "/visitor", auth: () => this.#session.auth() }),
      listeners: this.#listeners(),
      start: () => this.#start(),
      on_online: () => this.#on_online(),
      on_status: (status, refusal) => this.#observable.patch({ status, refusal }),
      // A session that the server does not know any more must not keep the visitor out for good.
      on_refusal: ({ code }) => code === "unauthorized" && this.#session.forget(),
    });
    const { call, is_ready } = this.#connection;
    this.#followers = new VisitorFollowers({
      sync: (command) => call("sync", command),
      apply: (events, page) => this.#apply(events, page),
      reset: () => this.#connection.restart(),
    });
    this.#outbox = new Outbox({
      file: new OutboxFile(storage, () => `${site_key}:outbox`),
      is_ready,
      send: (entry) => this.#deliver(entry),
      on_change: (pending) => this.#observable.patch({ pending }),
      on_sent: (message) => this.#on_sent(message),
    });
    this.#receipts = new Receipts({
      is_ready,
      mark_delivered: (command) => call("mark_delivered", command),
      mark_read: (command) => call("mark_read", command),
    });
    this.#typing_self = new TypingSelf({ is_ready, tell: (command) => call("set_typing", command) });
    this.#typing_others = new TypingOthers((change) =>
      this.#observable.update((state) => ({ ...state, typing: with_typing(state.typing, change) })),
    );
    this.#outbox.flush();
  }

  get state(): VisitorState {
    return this.#observable.state;
  }

  subscribe(listener: () => void): () => void {
    return this.#observable.subscribe(listener);
  }

  /** Connect and stay so. Also the way to try again at once. */
  connect(): void {
    this.#connection.connect();
  }

  disconnect(): void {
    this.#connection.disconnect();
  }

  /** Whether there is something to come back to: a known visitor, or a message that did not get away. */
  has_session(): boolean {
    return this.#session.is_stored() || this.state.pending.length > 0;
  }

  /** Without a conversation it starts one, with the answers to what the site asks first. */
  send(body: string, conversation_id: string | null, extras?: Extras): PendingMessage {
    // The token is kept before anything goes out, so that a repeat after a crash is by the same visitor.
    if (!this.#session.keep()) this.#connection.drop(0);
    const pending = this.#outbox.add(body, conversation_id, "reply", extras);
    if (this.state.status === "idle") this.connect();
    return pending;
  }

  /** Any command, for parts that keep what they learn to themselves. Only who one is, is learnt here. */
  async call<Name extends keyof VisitorCommands>(
    name: Name,
    payload: VisitorCommands[Name]["payload"],
  ): Promise<VisitorCommands[Name]["result"]> {
    const answer: unknown = await this.#connection.call(name, payload as Payload<VisitorCommands, Name>);
    if (name === "identify") this.#became(answer as VisitorIdentified);
    return answer as VisitorCommands[Name]["result"];
  }

  /** Known by name one is somebody to come back to. As somebody else one has to come again. */
  #became({ visitor, visitor_token }: VisitorIdentified): void {
    this.#session.renew(visitor_token);
    this.#session.keep();
    if (visitor.id === this.state.visitor?.id) this.#observable.patch({ visitor, visitor_token });
    else this.#connection.drop(0);
  }

  retry(client_id: string): void {
    this.#outbox.retry(client_id);
  }

  discard(client_id: string): void {
    this.#outbox.discard(client_id);
  }

  set_typing(conversation_id: string, is_typing: boolean): void {
    this.#typing_self.set(conversation_id, is_typing);
  }

  mark_read(conversation_id: string, message_id: string): void {
    const { visitor, conversations } = this.state;
    const message = conversations[conversation_id]?.messages.find(({ id }) => id === message_id);
    if (visitor === null || message === undefined) return;
    const reader = { type: "visitor", id: visitor.id, name: visitor.name } as const;
    const position = { conversation_id, reader, delivered_seq: message.seq, read_seq: message.seq };
    this.#observable.update((state) => store.visitor_reads(state, [position]));
    this.#receipts.read.add(message);
  }

  async load_older(conversation_id: string): Promise<void> {
    const thread = () => this.state.conversations[conversation_id];
    const first = thread()?.messages[0];
    if (first === undefined || !thread()?.has_more || this.state.loading_older[conversation_id]) return;
    this.#set_loading_older(conversation_id, true);
    try {
      const page = await steady(thread, () =>
        this.#connection.call("list_messages", { conversation_id, before: first.id, limit: PAGE_SIZE }),
      );
      this.#observable.update((state) => store.visitor_older(state, conversation_id, page));
    } finally {
      this.#set_loading_older(conversation_id, false);
    }
  }

  #set_loading_older(conversation_id: string, is_loading: boolean): void {
    this.#observable.patch({ loading_older: { ...this.state.loading_older, [conversation_id]: is_loading } });
  }

  #listeners(): Listeners<VisitorEvents> {
    const receive = (event: VisitorEvent) => this.#followers.receive(event);
    const site_changed = (change: Partial<SiteForVisitors>) =>
      this.#observable.update((state) => store.visitor_site(state, change));
    return {
      conversation_created: receive,
      conversation_updated: receive,
      conversation_rated: receive,
      message_created: receive,
      message_updated: receive,
      message_deleted: receive,
      subject_erased: receive,
      conversation_deleted: () => this.#connection.restart(),
      head: (head) => this.#followers.hear(head),
      read_changed: ({ position }) => this.#observable.update((state) => store.visitor_reads(state, [position])),
      typing_changed: (change) => {
        if (change.author.type !== "visitor") this.#typing_others.hear(change);
      },
      author_changed: ({ author }) => this.#observable.update((state) => store.author_changed(state, author)),
      presence_changed: (change) => this.#observable.update((state) => store.visitor_presence(state, change)),
      opening_changed: site_changed,
      typing_previews_changed: site_changed,
      queue_changed: (change) => this.#observable.update((state) => store.visitor_queue(state, change)),
      draining: ({ retry_after_ms }) => this.#connection.drop(retry_after_ms / 1000),
      session_revoked: () => this.#connection.refuse({ code: "unauthorized", message: "The session is over." }),
    };
  }

  async #start(): Promise<void> {
    this.#followers.pause();
    const { locale } = this.#options;
    const started = await this.#connection.call("start", locale === undefined ? {} : { locale });
    this.#session.renew(started.visitor_token);
    if (this.state.pending.length > 0 && !this.#session.keep()) throw no_answer("Another tab has begun as somebody.");
    this.#observable.update((state) => store.visitor_started(state, started));
    this.#followers.begin(started.epoch, started.conversations);
    for (const { messages } of started.conversations) this.#see(messages);
  }

  #on_online(): void {
    this.#outbox.flush();
    this.#receipts.flush();
  }

  #apply(events: VisitorEvent[], page: ConversationSynced | null): void {
    this.#observable.update((state) =>
      store.visitor_reads(events.reduce(store.visitor_event, state), page?.reads ?? []),
    );
    this.#see(events.filter((event) => event.type === "message_created").map(({ data }) => data));
  }

  /** Messages that have arrived: ours are confirmed by it, and the newest of the others is reported. */
  #see(messages: Message[]): void {
    const { visitor, conversations } = this.state;
    for (const message of messages) this.#outbox.settle(message);
    const newest = messages.filter(({ author }) => author.type !== "visitor").at(-1);
    if (newest === undefined) return;
    const reads = conversations[newest.conversation_id]?.reads ?? [];
    const delivered_seq = position_of(reads, { type: "visitor", id: visitor?.id ?? null })?.delivered_seq ?? 0;
    if (newest.seq > delivered_seq) this.#receipts.delivered.add(newest);
  }

  async #deliver(entry: Entry): Promise<Message> {
    const { conversation_id, form } = entry;
    const command = { ...contents_of(entry), conversation_id, ...(form && { form }) };
    return (await this.#connection.call("send_message", command)).message;
  }

  #on_sent(message: Message): void {
    this.#typing_self.forget(message.conversation_id);
    this.#observable.update((state) => store.visitor_message(state, message));
    this.#followers.expect(message.conversation_id, message.seq);
  }
}
