import { moved, no_filters, shows, type Asked } from "./inbox.ts";
import type { AgentState } from "./types.ts";
import type { InboxItem, OwnViewsChanged, SavedView } from "./wire.gen.ts";

/** What a saved view asks the server for. A mention is to be found whatever became of its conversation. */
export function asked_by({ view, status, filters }: SavedView): Asked {
  return { view, status: view === "mentions" ? null : status, filters: { ...no_filters, ...filters } };
}

/** All that are one's own, as they are now. */
export function own_views_changed(state: AgentState, { saved_views }: OwnViewsChanged): AgentState {
  const shared = Object.values(state.saved_views).filter(({ is_shared }) => is_shared);
  return { ...state, saved_views: Object.fromEntries([...shared, ...saved_views].map((saved) => [saved.id, saved])) };
}

/** The numbers of the saved views after a conversation changed. */
export function views_recounted(
  state: AgentState,
  before: InboxItem | undefined,
  after: InboxItem | undefined,
): Record<string, number> {
  const agent_id = state.agent?.id ?? null;
  const has = (saved: SavedView, item: InboxItem | undefined) =>
    Number(item !== undefined && shows(asked_by(saved), item, agent_id));
  const changed = Object.values(state.saved_views).flatMap((saved): [string, number][] => {
    const known = state.view_counts[saved.id];
    const change = has(saved, after) - has(saved, before);
    return known === undefined || change === 0 ? [] : [[saved.id, moved(known, change)]];
  });
  return changed.length === 0 ? state.view_counts : { ...state.view_counts, ...Object.fromEntries(changed) };
}
