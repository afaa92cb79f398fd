import { renamed_author } from "./renamed_author.ts";
import type { AgentState } from "./types.ts";
import type { Agent, PresenceChanged } from "./wire.gen.ts";

export function agent_changed(state: AgentState, agent: Agent): AgentState {
  const { is_online, is_attentive } = state.agents[agent.id] ?? { is_online: false, is_attentive: false };
  const agents = { ...state.agents, [agent.id]: { agent, is_online, is_attentive } };
  const changed = { ...state, agents, agent: state.agent?.id === agent.id ? agent : state.agent };
  const before = state.agents[agent.id]?.agent;
  const { id, name, avatar_id } = agent;
  return before === undefined || (before.name === name && before.avatar_id === avatar_id)
    ? changed
    : renamed_author(changed, { type: "agent", id, name, avatar_id });
}

export function presence_changed(state: AgentState, { subject, is_online }: PresenceChanged): AgentState {
  if (subject.type === "agent" || subject.type === "attention") {
    const colleague = state.agents[subject.id];
    if (colleague === undefined) return state;
    const changed = subject.type === "agent" ? { is_online, is_attentive: is_online } : { is_attentive: is_online };
    return { ...state, agents: { ...state.agents, [subject.id]: { ...colleague, ...changed } } };
  }
  const items = Object.entries(state.items).map(([id, item]) =>
    item.conversation.visitor.id === subject.id ? [id, { ...item, is_visitor_online: is_online }] : [id, item],
  );
  return { ...state, items: Object.fromEntries(items) as AgentState["items"] };
}
