import { CommandError, memory_storage, type ErrorCode } from "@chatting/client";
import { empty_state } from "../src/core/empty_state.ts";
import type { Client } from "../src/core/chat.ts";
import type { SiteStorage } from "../src/core/site_storage.ts";
import type { TabChannel, TabMail } from "../src/core/tab_mail.ts";
import { Tabs } from "../src/core/tabs.ts";
import { pending } from "./cast.ts";

/** What the tabs of one browser share: locks, channels, storage. And what is sent through all their clients. */
export class FakeBrowser {
  readonly sent: string[] = [];
  readonly storage: SiteStorage;
  readonly #channels = new Set<FakeChannel>();
  #holder: { lost: () => void } | null = null;
  #queue: (() => void)[] = [];
  connections = 0;

  constructor() {
    const storage = memory_storage();
    const names = ["visitor_token", "outbox", "draft", "sent_orders"];
    this.storage = {
      ...storage,
      draft: "draft",
      sent_orders: "sent_orders",
      has_session: () => storage.get("visitor_token") !== null,
      clear: () => names.forEach((name) => storage.remove(name)),
    };
  }

  tab(has_locks = true): Tabs {
    const tabs = new Tabs({
      name: "chatting",
      storage: this.storage,
      create_client: () => new FakeClient(this),
      locks: has_locks ? ({ request: this.#request } as unknown as LockManager) : undefined,
      open_channel: () => new FakeChannel(this.#channels),
      is_visible: () => true,
    });
    tabs.join();
    return tabs;
  }

  readonly #request = (
    _name: string,
    { signal, steal }: { signal?: AbortSignal; steal?: boolean },
    hold: () => Promise<void> | undefined,
  ): Promise<void> =>
    new Promise((resolve, reject) => {
      const aborted = () => reject(new DOMException("", "AbortError"));
      const grant = () => {
        const holder = { lost: aborted };
        this.#holder = holder;
        const held = Promise.resolve().then(hold);
        void held.then(() => {
          if (this.#holder === holder) this.#next();
          resolve();
        });
      };
      if (steal) {
        this.#holder?.lost();
        grant();
      } else if (this.#holder) {
        this.#queue.push(grant);
        signal?.addEventListener("abort", () => {
          this.#queue = this.#queue.filter((waiting) => waiting !== grant);
          aborted();
        });
      } else grant();
    });

  #next(): void {
    this.#holder = null;
    this.#queue.shift()?.();
  }
}

class FakeChannel implements TabChannel {
  onmessage: ((event: MessageEvent<TabMail>) => void) | null = null;
  readonly #all: Set<FakeChannel>;

  constructor(all: Set<FakeChannel>) {
    this.#all = all;
    all.add(this);
  }

  postMessage(mail: TabMail): void {
    for (const other of this.#all) {
      const data = structuredClone(mail);
      if (other !== this) queueMicrotask(() => other.onmessage?.({ data } as MessageEvent<TabMail>));
    }
  }

  close(): void {
    this.#all.delete(this);
    this.onmessage = null;
  }
}

export class FakeClient implements Client {
  state = empty_state();
  readonly #browser: FakeBrowser;
  readonly #listeners = new Set<() => void>();

  constructor(browser: FakeBrowser) {
    this.#browser = browser;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  connect(): void {
    this.#browser.connections += 1;
    this.#change({ status: "online" });
  }

  disconnect(): void {
    this.#browser.connections -= 1;
    this.#change({ status: "idle" });
  }

  send(body: string) {
    const message = pending("2026-01-05T12:00:00.000Z", body);
    this.#browser.sent.push(body);
    this.#change({ pending: [...this.state.pending, message] });
    return message;
  }

  retry(): void {}
  discard(): void {}
  set_typing(): void {}
  mark_read(): void {}
  async load_older(): Promise<void> {}
  async call(_name: string, payload: never): Promise<never> {
    return answer_to(payload);
  }

  #change(patch: Partial<FakeClient["state"]>): void {
    this.state = { ...this.state, ...patch };
    for (const listener of this.#listeners) listener();
  }
}

/** Says back what it was told, or refuses what it was told to refuse. */
function answer_to(payload: { refuse?: ErrorCode }): never {
  if (payload.refuse) throw new CommandError({ code: payload.refuse, message: "" });
  return payload as never;
}
