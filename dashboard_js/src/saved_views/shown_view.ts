import { asked_by, type SavedView } from "@chatting/client";
import { useMemo } from "react";

import { is_same } from "../inbox/filters.ts";
import { HOME, listed_status, type InboxRoute, type Route } from "../router.ts";
import { useAgentState } from "../session.tsx";
import { useLanguage } from "../words/index.tsx";

/** By name, one's own and the shared ones. */
export function useSavedViews(): SavedView[] {
  const { locale } = useLanguage();
  const saved_views = useAgentState((state) => state.saved_views);
  return useMemo(
    () => Object.values(saved_views).sort((one, other) => one.name.localeCompare(other.name, locale)),
    [saved_views, locale],
  );
}

export function route_to(saved: SavedView): InboxRoute {
  const { view, filters } = asked_by(saved);
  return { ...HOME, view, status: saved.status, filters };
}

export function shows_view(route: Route, saved: SavedView): boolean {
  if (route.page !== "inbox") return false;
  const { view, status, filters } = asked_by(saved);
  return route.view === view && listed_status(route) === status && is_same(route.filters, filters);
}

/** The saved view that the list is, if it is one, and whether one may change it. */
export function useShownView(route: Route): { shown: SavedView | null; may_change: boolean } {
  const me = useAgentState((state) => state.agent);
  const shown = useSavedViews().find((saved) => shows_view(route, saved)) ?? null;
  return { shown, may_change: shown?.agent_id === me?.id || me?.role !== "agent" };
}
