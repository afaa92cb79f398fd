import {
  CommandError,
  no_answer,
  type Extras,
  type VisitorCommands,
  type VisitorState,
  type WireError,
} from "@chatting/client";
import type { Chat, Client } from "./chat.ts";
import { empty_state } from "./empty_state.ts";
import { Leader } from "./leader.ts";
import type { SiteStorage } from "./site_storage.ts";
import type { Order, TabChannel, TabMail } from "./tab_mail.ts";
import { with_unanswered_sends } from "./unanswered.ts";

/** A leader that is silent for so long is frozen or gone. */
const PATIENCE = 3000;
/** Longer than the leader waits for the server. */
const ANSWER_PATIENCE = 15_000;

type Answered = (data: unknown, error?: WireError) => void;

export interface TabsOptions {
  name: string;
  storage: SiteStorage;
  create_client: () => Client;
  /** Undefined where pages have no locks (plain http, old browsers): then each tab has its own connection. */
  locks: Pick<LockManager, "request"> | undefined;
  open_channel: (name: string) => TabChannel;
  is_visible: () => boolean;
}

/** Lets all tabs of a browser share one connection. The holder of a lock leads; the others send through it. */
export class Tabs implements Chat {
  readonly #options: TabsOptions;
  readonly #listeners = new Set<() => void>();
  readonly #unanswered = new Map<string, Order>();
  readonly #calls = new Map<string, Answered>();
  #state: VisitorState = empty_state();
  #known: VisitorState = this.#state;
  channel: TabChannel | null = null;
  #leader: Leader | null = null;
  #candidacy: AbortController | null = null;
  #release: (() => void) | null = null;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(options: TabsOptions) {
    this.#options = options;
  }

  get state(): VisitorState {
    return this.#state;
  }

  get is_leading(): boolean {
    return this.#leader !== null;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  join(): void {
    if (this.channel) return;
    const { locks, name, open_channel } = this.#options;
    this.channel = open_channel(name);
    this.channel.onmessage = ({ data }) => this.#receive(data);
    if (!locks) {
      this.#lead();
      return;
    }
    this.#stand({});
    this.ask();
  }

  leave(): void {
    clearTimeout(this.#patience);
    this.#candidacy?.abort();
    this.#step_down();
    this.channel?.close();
    this.channel = null;
  }

  /** Waits in the queue for the lock, or takes it from a leader that does not answer. */
  #stand(how: { steal?: true }): void {
    const candidacy = new AbortController();
    this.#candidacy?.abort();
    this.#candidacy = candidacy;
    this.#options.locks
      ?.request(this.#options.name, how.steal ? how : { signal: candidacy.signal }, () => {
        if (candidacy.signal.aborted) return;
        this.#lead();
        return new Promise<void>((resolve) => (this.#release = resolve));
      })
      .catch((error: unknown) => {
        if (candidacy.signal.aborted) return;
        if ((error as DOMException).name !== "AbortError") {
          this.#lead();
          return;
        } // This page may not use locks.
        this.#step_down();
        this.#stand({});
        this.ask();
      });
  }

  #lead(): void {
    clearTimeout(this.#patience);
    const { create_client, storage } = this.#options;
    this.#leader = new Leader(create_client(), storage, (mail) => {
      this.channel?.postMessage(mail);
      this.#receive(mail);
    });
    for (const order of this.#unanswered.values()) this.#leader.obey(order);
  }

  #step_down(): void {
    this.#leader?.stop();
    this.#leader = null;
    this.#release?.();
    this.#release = null;
  }

  /** Asks the leader to show the state; so it also shows whether it is there. */
  ask(): void {
    if (!this.channel || this.#leader) return;
    this.channel.postMessage({ type: "ask" });
    this.#expect_answer();
  }

  #expect_answer(): void {
    clearTimeout(this.#patience);
    // Browsers freeze hidden tabs, so only a visible one may think the others frozen.
    this.#patience = setTimeout(() => {
      if (this.#options.is_visible() && !this.#leader) this.#stand({ steal: true });
    }, PATIENCE);
  }

  #receive(mail: TabMail): void {
    if (mail.type === "reset") {
      this.#forget();
      return;
    }
    if (mail.type === "ask") return this.#leader?.publish();
    if (mail.type === "order") return this.#leader?.obey(mail.order);
    if (mail.type === "answer") return this.#calls.get(mail.id)?.(mail.data, mail.error);
    clearTimeout(this.#patience);
    for (const id of mail.done) this.#unanswered.delete(id);
    if (mail.is_new_leader && !this.#leader) for (const order of this.#unanswered.values()) this.#post(order);
    this.#known = mail.state;
    this.#show();
  }

  #show(): void {
    this.#state = with_unanswered_sends(this.#known, [...this.#unanswered.values()]);
    for (const listener of this.#listeners) listener();
  }

  #order(order: Order): void {
    this.join();
    if (this.#leader) {
      this.#leader.obey(order);
      return;
    }
    this.#unanswered.set(order.id, order);
    this.#post(order);
    this.#show();
  }

  #post(order: Order): void {
    this.channel?.postMessage({ type: "order", order });
    this.#expect_answer();
  }

  call<Name extends keyof VisitorCommands>(
    name: Name,
    payload: VisitorCommands[Name]["payload"],
  ): Promise<VisitorCommands[Name]["result"]> {
    const id = new_id();
    return new Promise((resolve, reject) => {
      const answered: Answered = (data, error) => {
        clearTimeout(timer);
        this.#calls.delete(id);
        if (error) reject(new CommandError(error));
        else resolve(data as VisitorCommands[Name]["result"]);
      };
      const timer = setTimeout(() => answered(null, no_answer("").toJSON()), ANSWER_PATIENCE);
      this.#calls.set(id, answered);
      this.#order({ id, name: "call", args: [name, payload as never] });
    });
  }

  send(body: string, conversation_id: string | null, extras: Extras = { attachments: [] }): void {
    this.#order({ id: new_id(), name: "send", args: [body, conversation_id, extras] });
  }

  retry(client_id: string): void {
    this.#order({ id: client_id, name: "retry", args: [client_id] });
  }

  discard(client_id: string): void {
    this.#order({ id: client_id, name: "discard", args: [client_id] });
  }

  set_typing(conversation_id: string, is_typing: boolean): void {
    this.#order({ id: "typing", name: "set_typing", args: [conversation_id, is_typing] });
  }

  mark_read(conversation_id: string, message_id: string): void {
    this.#order({ id: "read", name: "mark_read", args: [conversation_id, message_id] });
  }

  load_older(conversation_id: string): void {
    this.#order({ id: "older", name: "load_older", args: [conversation_id] });
  }

  reconnect(): void {
    this.#order({ id: "reconnect", name: "reconnect", args: [] });
  }

  /** Forgets the visitor, in all tabs. */
  reset(): void {
    const channel = this.channel ?? this.#options.open_channel(this.#options.name);
    channel.postMessage({ type: "reset" });
    if (channel !== this.channel) channel.close();
    this.#forget();
    this.#options.storage.clear();
  }

  #forget(): void {
    const was_leading = this.is_leading;
    this.leave();
    if (was_leading) this.#options.storage.clear();
    this.#unanswered.clear();
    this.#known = empty_state();
    this.#show();
  }
}

const new_id = (): string => `${Date.now()}.${Math.random()}`;
