import { as_command_error } from "@chatting/client";
import type { Client } from "./chat.ts";
import type { SiteStorage } from "./site_storage.ts";
import type { Order, TabMail } from "./tab_mail.ts";

const REMEMBERED_SENDS = 50;

/** The tab that holds the one connection: it does what the others order and shows them the state. */
export class Leader {
  readonly client: Client;
  readonly #storage: SiteStorage;
  readonly #tell: (mail: TabMail) => void;
  readonly #unsubscribe: () => void;
  #done: string[] = [];
  #will_publish = false;
  #is_new = true;

  constructor(client: Client, storage: SiteStorage, tell: (mail: TabMail) => void) {
    this.client = client;
    this.#storage = storage;
    this.#tell = tell;
    this.#unsubscribe = client.subscribe(() => this.publish());
    this.publish();
    client.connect();
  }

  /** All changes of one turn go out together. */
  publish(): void {
    if (this.#will_publish) return;
    this.#will_publish = true;
    queueMicrotask(() => {
      this.#will_publish = false;
      this.#tell({
        type: "state",
        state: this.client.state,
        done: this.#done.splice(0),
        is_new_leader: this.#is_new,
      });
      this.#is_new = false;
    });
  }

  obey(order: Order): void {
    this.#done.push(order.id);
    this.publish();
    switch (order.name) {
      case "send": {
        this.#send_once(order);
        return;
      }
      case "load_older":
        return void this.client.load_older(...order.args).catch(() => {}); // Scrolling up again asks again.
      case "reconnect": {
        this.client.connect();
        return;
      }
      case "call":
        return void this.#call(order);
      case "retry": {
        this.client.retry(...order.args);
        return;
      }
      case "discard": {
        this.client.discard(...order.args);
        return;
      }
      case "set_typing": {
        this.client.set_typing(...order.args);
        return;
      }
      case "mark_read": {
        this.client.mark_read(...order.args);
        return;
      }
    }
  }

  /** An order is repeated to the next leader when the last one did not answer, although it may have obeyed. */
  #send_once({ id, args }: Order & { name: "send" }): void {
    const sent = (this.#storage.get(this.#storage.sent_orders) ?? "").split(" ");
    if (sent.includes(id)) return;
    this.#storage.set(this.#storage.sent_orders, [...sent, id].slice(-REMEMBERED_SENDS).join(" "));
    this.client.send(...args);
  }

  async #call({ id, args }: Order & { name: "call" }): Promise<void> {
    try {
      this.#tell({ type: "answer", id, data: await this.client.call(...args) });
    } catch (error) {
      this.#tell({ type: "answer", id, error: as_command_error(error).toJSON() });
    }
  }

  stop(): void {
    this.#unsubscribe();
    this.client.disconnect();
  }
}
