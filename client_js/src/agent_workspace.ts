import { agent_changed } from "./changed_agent.ts";
import { site_changed, workspace_changed } from "./changed_workspace.ts";
import type { Connection } from "./connection.ts";
import type { Observable } from "./observable.ts";
import type { AgentState } from "./types.ts";
import type { AgentCommands, AgentEvents, Hours, Routing, Site, UpdateSite, UpdateWorkspace } from "./wire.gen.ts";

/** What an admin sets. Their own device shows it with the answer, before the event comes. */
export class AgentWorkspace {
  readonly #observable: Observable<AgentState>;
  readonly #connection: Connection<AgentCommands, AgentEvents>;

  constructor(observable: Observable<AgentState>, connection: Connection<AgentCommands, AgentEvents>) {
    this.#observable = observable;
    this.#connection = connection;
  }

  async update(patch: UpdateWorkspace): Promise<void> {
    const { workspace } = await this.#connection.call("update_workspace", patch);
    this.#observable.update((state) => workspace_changed(state, workspace));
  }

  async update_site(site_id: string, patch: Omit<UpdateSite, "site_id">): Promise<Site> {
    const { site } = await this.#connection.call("update_site", { ...patch, site_id });
    this.#observable.update((state) => site_changed(state, site));
    return site;
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
    this.#observable.update((state) => agent_changed(state, agent));
  }
}
