import { visitor_changed } from "./changed_visitor.ts";
import type { Connection } from "./connection.ts";
import type { Observable } from "./observable.ts";
import type { AgentState } from "./types.ts";
import type { AgentCommands, AgentEvents, UpdateVisitor, VisitorChanged } from "./wire.gen.ts";

/** What an agent does with visitors. */
export class AgentVisitors {
  readonly #observable: Observable<AgentState>;
  readonly #connection: Connection<AgentCommands, AgentEvents>;

  constructor(observable: Observable<AgentState>, connection: Connection<AgentCommands, AgentEvents>) {
    this.#observable = observable;
    this.#connection = connection;
  }

  async update(visitor_id: string, facts: Omit<UpdateVisitor, "visitor_id">): Promise<void> {
    this.#show(await this.#connection.call("update_visitor", { ...facts, visitor_id }));
  }

  async set_blocked(visitor_id: string, is_blocked: boolean): Promise<void> {
    this.#show(await this.#connection.call(is_blocked ? "block_visitor" : "unblock_visitor", { visitor_id }));
  }

  #show({ visitor }: VisitorChanged): void {
    this.#observable.update((state) => visitor_changed(state, visitor));
  }
}
