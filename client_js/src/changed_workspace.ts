import type { AgentState } from "./types.ts";
import type { Site, Workspace } from "./wire.gen.ts";

export function site_changed(state: AgentState, site: Site): AgentState {
  if (state.workspace === null) return state;
  const { sites: before } = state.workspace;
  const is_known = before.some(({ id }) => id === site.id);
  const sites = is_known ? before.map((other) => (other.id === site.id ? site : other)) : [...before, site];
  return { ...state, workspace: { ...state.workspace, sites } };
}

export function site_deleted(state: AgentState, id: string): AgentState {
  if (state.workspace === null) return state;
  return { ...state, workspace: { ...state.workspace, sites: state.workspace.sites.filter((site) => site.id !== id) } };
}

/** Its sites have events of their own: those that this one brings may be younger than what is still to come. */
export function workspace_changed(state: AgentState, workspace: Workspace): AgentState {
  const sites = state.workspace?.sites ?? workspace.sites;
  const workspaces = state.workspaces.map((one) => (one.id === workspace.id ? { ...one, name: workspace.name } : one));
  return { ...state, workspace: { ...workspace, sites }, workspaces };
}
