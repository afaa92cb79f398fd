import { mapped, renamed_author } from "./renamed_author.ts";
import type { AgentState } from "./types.ts";
import type { Visitor } from "./wire.gen.ts";

/** Every conversation of a visitor shows them as they are now. */
export function visitor_changed(state: AgentState, visitor: Visitor): AgentState {
  const items = mapped(state.items, (item) =>
    item.conversation.visitor.id === visitor.id ? { ...item, conversation: { ...item.conversation, visitor } } : item,
  );
  return renamed_author({ ...state, items }, { type: "visitor", id: visitor.id, name: visitor.name });
}
