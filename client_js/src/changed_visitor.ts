import { mapped, renamed_author } from "./renamed_author.ts";
import type { AgentState } from "./types.ts";
import type { MergedVisitor, Visitor } from "./wire.gen.ts";

/** Every conversation of a visitor shows them as they are now. */
export function visitor_changed(state: AgentState, visitor: Visitor, known_as = visitor.id): AgentState {
  const items = mapped(state.items, (item) =>
    item.conversation.visitor.id === known_as ? { ...item, conversation: { ...item.conversation, visitor } } : item,
  );
  return renamed_author({ ...state, items }, { type: "visitor", id: visitor.id, name: visitor.name }, known_as);
}

/** What was the other's is the kept one's, who may have learnt something by it. */
export function visitor_merged(state: AgentState, { merged_id, visitor }: MergedVisitor): AgentState {
  return visitor_changed(visitor_changed(state, visitor, merged_id), visitor);
}
