import { AgentInbox } from "./agent_inbox.ts";
import { agent_started } from "./agent_pages.ts";
import { agent_reads, read_changed } from "./agent_reads.ts";
import * as store from "./agent_store.ts";
import { visitor_changed } from "./changed_visitor.ts";
import { AgentThreads } from "./agent_threads.ts";
import { Connection, type Listeners, type Payload } from "./connection.ts";
import { Drafts } from "./drafts.ts";
import { Follower } from "./follower.ts";
import { Observable } from "./observable.ts";
import { contents_of, Outbox } from "./outbox.ts";
import { type Entry, OutboxFile } from "./outbox_file.ts";
import { Receipts } from "./receipts.ts";
import { own_views_changed } from "./saved_views.ts";
import type { SocketFactory } from "./socket.ts";
import { socket_io } from "./socket_io.ts";
import { Viewing } from "./viewing.ts";
import type { KeyValueStorage } from "./storage.ts";
import { clean_text } from "./text.ts";
import { TypingOthers, TypingSelf, with_typing } from "./typing.ts";
import { preview_left, preview_stopped, TypingPreview } from "./typing_preview.ts";
import { no_filters } from "./inbox.ts";
import type {
  AgentState,
  Availability,
  ConversationStatus,
  DraftText,
  Filters,
  Extras,
  InboxView,
  MessageKind,
  PendingMessage,
} from "./types.ts";
import type {
  Account,
  AgentCommands,
  AgentEvent,
  AgentEvents,
  AgentStarted,
  Conversation,
  Hours,
  ConversationChanged,
  Message,
  Routing,
  Site,
  UpdateSite,
  UpdateWorkspace,
  UpdateVisitor,
  VisitorChanged,
  WorkspaceSynced,
} from "./wire.gen.ts";

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

type Changing = {
  [Name in keyof AgentCommands]: AgentCommands[Name]["result"] extends ConversationChanged ? Name : never;
}[keyof AgentCommands];

/** An agent's side: the inbox, the threads that were opened, and everybody else who is there. */
export class AgentClient {
  readonly #observable = new Observable<AgentState>(store.no_agent_state);
  readonly #connection: Connection<AgentCommands, AgentEvents>;
  readonly #follower: Follower<AgentEvent, WorkspaceSynced>;
  readonly #inbox: AgentInbox;
  readonly #threads: AgentThreads;
  readonly #outbox: Outbox;
  /** What was tried again: whoever was told of a colleague's reply and still wants it sent has seen it. */
  readonly #confirmed = new Set<string>();
  readonly #receipts: Receipts;
  readonly #drafts: Drafts;
  readonly #viewing: Viewing;
  readonly #typing_self: TypingSelf;
  readonly #typing_others: TypingOthers;
  readonly #typing_preview: TypingPreview;

  constructor({ url, storage, token, workspace_id, create_socket = socket_io }: AgentClientOptions) {
    const auth = { ...(token === undefined ? {} : { token }), ...(workspace_id === undefined ? {} : { workspace_id }) };
    this.#connection = new Connection<AgentCommands, AgentEvents>({
      socket: create_socket({ url, namespace: "/agent", auth: () => auth }),
      listeners: this.#listeners(),
      start: () => this.#start(),
      on_online: () => this.#on_online(),
      on_status: (status, refusal) => this.#observable.patch({ status, refusal }),
    });
    const { call, is_ready } = this.#connection;
    this.#follower = new Follower({
      sync: (epoch, since) => call("sync", { epoch, since }),
      apply: (events, page) => this.#apply(events, page),
      reset: () => this.#connection.restart(),
    });
    this.#inbox = new AgentInbox(this.#observable, this.#connection);
    this.#drafts = new Drafts({
      storage,
      key: () => `${this.state.agent?.id ?? "nobody"}:drafts`,
      is_ready,
      save: async (command) => (await call("save_draft", command)).draft,
      read: () => this.state.drafts,
      on_change: (drafts) => this.#observable.patch({ drafts }),
    });
    this.#threads = new AgentThreads(this.#observable, this.#connection, (draft) => this.#drafts.hear(draft));
    this.#outbox = new Outbox({
      // By agent, so that nobody sends what somebody else wrote in the same browser.
      file: new OutboxFile(storage, () => `${this.state.agent?.id ?? "nobody"}:outbox`),
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
    this.#viewing = new Viewing({
      is_ready,
      tell: async (conversation_id) => (await call("set_viewing", { conversation_id })).agent_ids,
      read: () => this.state.viewers,
      on_change: (viewers) => this.#observable.patch({ viewers }),
    });
    this.#typing_self = new TypingSelf({ is_ready, tell: (command) => call("set_typing", command) });
    this.#typing_others = new TypingOthers((change) =>
      this.#observable.update((state) => ({ ...state, typing: with_typing(state.typing, change) })),
    );
    this.#typing_preview = new TypingPreview((preview) => this.#observable.patch({ preview }));
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

  /** A reply is held back if a colleague's has come that was not here when it was written. */
  send(conversation_id: string, body: string, kind: MessageKind, extras?: Extras): PendingMessage {
    const if_head = kind === "reply" ? this.state.head : undefined;
    return this.#outbox.add(body, conversation_id, kind, { attachments: [], ...extras, if_head });
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

  retry(client_id: string): void {
    this.#confirmed.add(client_id);
    this.#outbox.retry(client_id);
  }

  discard(client_id: string): void {
    this.#outbox.discard(client_id);
  }

  set_typing(conversation_id: string, is_typing: boolean): void {
    this.#typing_self.set(conversation_id, is_typing);
  }

  /** Which conversation is to be seen on this device; null for none. */
  set_viewing(conversation_id: string | null): void {
    this.#viewing.set(conversation_id);
    const { preview } = this.state;
    if (preview !== null && preview.conversation_id !== conversation_id) this.#typing_preview.hear(null);
  }

  mark_read(conversation_id: string, message_id: string): void {
    const { agent, threads } = this.state;
    const message = threads[conversation_id]?.messages.find(({ id }) => id === message_id);
    if (agent === null || message === undefined) return;
    const reader = { type: "agent", id: agent.id, name: agent.name } as const;
    const position = { conversation_id, reader, delivered_seq: message.seq, read_seq: message.seq };
    this.#observable.update((state) => agent_reads(state, [position]));
    this.#receipts.read.add(message);
  }

  async assign(
    conversation_id: string,
    assignee_id: string | null,
    expected_assignee_id?: string | null,
  ): Promise<void> {
    const expected = expected_assignee_id === undefined ? {} : { expected_assignee_id };
    const command = { conversation_id, assignee_id, ...expected };
    this.#put((await this.#connection.call("assign_conversation", command)).conversation);
  }

  async set_status(conversation_id: string, status: ConversationStatus, snoozed_until?: string | null): Promise<void> {
    const command = { conversation_id, status, snoozed_until: snoozed_until ?? null };
    this.#put((await this.#connection.call("set_conversation_status", command)).conversation);
  }

  /** A command that is answered with the conversation as it is then. */
  async change<Name extends Changing>(name: Name, payload: AgentCommands[Name]["payload"]): Promise<void> {
    this.#put((await this.call(name, payload)).conversation);
  }

  async edit_message({ id, conversation_id }: Message, body: string, mentions: string[]): Promise<void> {
    const command = { conversation_id, message_id: id, body: clean_text(body), mentions };
    await this.#connection.call("edit_message", command);
  }

  async delete_message({ id, conversation_id }: Message): Promise<void> {
    await this.#connection.call("delete_message", { conversation_id, message_id: id });
  }

  async set_availability(availability: Availability): Promise<void> {
    const { agent } = await this.#connection.call("set_availability", { availability });
    this.#observable.update((state) => store.agent_changed(state, agent));
  }

  async update_site(site_id: string, patch: Omit<UpdateSite, "site_id">): Promise<Site> {
    const { site } = await this.#connection.call("update_site", { ...patch, site_id });
    this.#observable.update((state) => store.site_changed(state, site));
    return site;
  }

  async update_workspace(patch: UpdateWorkspace): Promise<void> {
    const { workspace } = await this.#connection.call("update_workspace", patch);
    this.#observable.update((state) => store.workspace_changed(state, workspace));
  }

  async set_routing(rules: Routing): Promise<void> {
    const { routing } = await this.#connection.call("set_routing", rules);
    this.#observable.patch({ routing });
  }

  async set_hours(wanted: Hours): Promise<void> {
    const { hours } = await this.#connection.call("set_hours", wanted);
    this.#observable.patch({ hours });
  }

  async set_capacity(agent_id: string, capacity: number | null): Promise<void> {
    const { agent } = await this.#connection.call("set_capacity", { agent_id, capacity });
    this.#observable.update((state) => store.agent_changed(state, agent));
  }

  async update_visitor(visitor_id: string, facts: Omit<UpdateVisitor, "visitor_id">): Promise<void> {
    this.#show(await this.#connection.call("update_visitor", { ...facts, visitor_id }));
  }

  async set_blocked(visitor_id: string, is_blocked: boolean): Promise<void> {
    this.#show(await this.#connection.call(is_blocked ? "block_visitor" : "unblock_visitor", { visitor_id }));
  }

  #show({ visitor }: VisitorChanged): void {
    this.#observable.update((state) => visitor_changed(state, visitor));
  }

  /** Any command, for pages that keep what they learn to themselves. */
  call<Name extends keyof AgentCommands>(
    name: Name,
    payload: AgentCommands[Name]["payload"],
  ): Promise<AgentCommands[Name]["result"]> {
    const answer: Promise<unknown> = this.#connection.call(name, payload as Payload<AgentCommands, Name>);
    return answer as Promise<AgentCommands[Name]["result"]>;
  }

  /** What an answer said about oneself: no event tells it. */
  know_account(change: Partial<Account>): void {
    const { account } = this.state;
    if (account !== null) this.#observable.patch({ account: { ...account, ...change } });
  }

  #put(conversation: Conversation): void {
    this.#observable.update((state) => store.agent_conversation(state, conversation));
  }

  #listeners(): Listeners<AgentEvents> {
    const receive = (event: AgentEvent) => this.#follower.receive(event);
    return {
      conversation_created: receive,
      conversation_updated: receive,
      conversation_rated: receive,
      conversation_deleted: receive,
      message_created: receive,
      message_updated: receive,
      message_deleted: receive,
      agent_updated: receive,
      site_updated: receive,
      agent_joined: receive,
      agent_removed: receive,
      site_created: receive,
      site_deleted: receive,
      workspace_updated: receive,
      visitor_updated: receive,
      visitor_merged: receive,
      visitor_deleted: receive,
      team_created: receive,
      team_updated: receive,
      team_deleted: receive,
      label_created: receive,
      label_updated: receive,
      label_deleted: receive,
      routing_updated: receive,
      canned_reply_created: receive,
      canned_reply_updated: receive,
      canned_reply_deleted: receive,
      hours_updated: receive,
      saved_view_created: receive,
      saved_view_updated: receive,
      saved_view_deleted: receive,
      own_views_changed: (change) => {
        this.#observable.update((state) => own_views_changed(state, change));
        void this.#inbox.count_saved_views();
      },
      subject_erased: receive,
      viewing_changed: (change) => this.#viewing.hear(change),
      page_viewed: (visitor_news) => this.#observable.patch({ visitor_news }),
      event_tracked: (visitor_news) => this.#observable.patch({ visitor_news }),
      visitor_notes_changed: (visitor_news) => this.#observable.patch({ visitor_news }),
      draft_changed: ({ draft }) => this.#drafts.hear(draft),
      head: ({ epoch, head }) => this.#follower.hear(epoch, head),
      read_changed: (change) => this.#observable.update((state) => read_changed(state, change)),
      presence_changed: (change) =>
        this.#observable.update((state) => store.presence_changed(preview_left(state, change), change)),
      typing_previewed: (preview) => this.#typing_preview.hear(preview),
      typing_changed: (change) => {
        this.#observable.update((state) => preview_stopped(state, change));
        if (change.author.id !== this.state.agent?.id) this.#typing_others.hear(change);
      },
      draining: ({ retry_after_ms }) => this.#connection.drop(retry_after_ms / 1000),
      // Signed out, or a member of this workspace no longer: at the door one hears which.
      session_revoked: () => this.#connection.drop(0),
    };
  }

  async #start(): Promise<void> {
    this.#follower.pause();
    const { agent, head } = this.state;
    const { epoch } = this.#follower;
    const started = await this.#connection.call("start", epoch === null ? {} : { epoch, since: head });
    const missed = started.agent.id === agent?.id ? resumable(started, epoch) : null;
    this.#observable.update((state) => agent_started(state, started, missed !== null));
    this.#drafts.begin(started.drafts);
    if (missed === null) this.#follower.begin(started.epoch, started.head);
    else this.#follower.resume(missed);
  }

  #on_online(): void {
    this.#outbox.flush();
    this.#drafts.flush();
    this.#viewing.tell();
    this.#receipts.flush();
    void this.#threads.load_open();
    if (this.state.inbox.is_loading) void this.#inbox.load_first().then(() => this.#inbox.count_saved_views());
    else void this.#inbox.refresh();
  }

  #apply(events: AgentEvent[], page: WorkspaceSynced | null): void {
    // How far we have read on another device decides what among the events is unread.
    this.#observable.update((state) => events.reduce(store.agent_event, agent_reads(state, page?.reads ?? [])));
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
    if (message.author.type === "visitor") this.#receipts.delivered.add(message);
    if (message.author.id === this.state.agent?.id) this.#drafts.settle(message);
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

  #on_sent(message: Message): void {
    this.#typing_self.forget(message.conversation_id);
    this.#observable.update((state) => store.agent_message(state, message));
    this.#follower.hear(this.#follower.epoch ?? "", message.seq);
  }
}

/** The first page of what was missed, where it is possible to go on from there. */
function resumable({ missed, epoch }: AgentStarted, known_epoch: string | null): WorkspaceSynced | null {
  return missed !== null && !missed.reset && epoch === known_epoch ? missed : null;
}
