import { put_item, without } from "./agent_store.ts";
import type { AgentState } from "./types.ts";

/** It is gone from every conversation too, and no other event says so. */
export function label_deleted(state: AgentState, id: string): AgentState {
  const carrying = Object.values(state.items).filter(({ conversation }) => conversation.label_ids.includes(id));
  const bare = carrying.reduce((next, item) => {
    const label_ids = item.conversation.label_ids.filter((other) => other !== id);
    return put_item(next, { ...item, conversation: { ...item.conversation, label_ids } });
  }, state);
  return { ...bare, labels: without(bare.labels, id) };
}

/** Who is gone follows nothing any more, and no other event says so. */
export function agent_removed(state: AgentState, id: string): AgentState {
  const followed = Object.values(state.items).filter(({ conversation }) => conversation.follower_ids.includes(id));
  const left = followed.reduce((next, item) => {
    const follower_ids = item.conversation.follower_ids.filter((other) => other !== id);
    return put_item(next, { ...item, conversation: { ...item.conversation, follower_ids } });
  }, state);
  return { ...left, agents: without(left.agents, id) };
}

/** It has no conversation any more, and no other event says so. */
export function team_deleted(state: AgentState, id: string): AgentState {
  const given = Object.values(state.items).filter(({ conversation }) => conversation.team_id === id);
  const bare = given.reduce(
    (next, item) => put_item(next, { ...item, conversation: { ...item.conversation, team_id: null } }),
    state,
  );
  const counts = { ...bare.counts, teams: bare.counts.teams.filter(({ team_id }) => team_id !== id) };
  return { ...bare, counts, teams: without(bare.teams, id) };
}
