import { Link } from "../navigation.tsx";
import type { InboxRoute, Route } from "../router.ts";
import { useAgentState } from "../session.tsx";
import { Empty } from "../ui/empty.tsx";
import { useWords, type Words } from "../words/index.tsx";
import { is_same, without_gone } from "./filters.ts";
import { GoneFilter } from "./gone_filter.tsx";

export function EmptyList({ route }: { route: InboxRoute }) {
  const words = useWords();
  const labels = useAgentState((state) => state.labels);
  const teams = useAgentState((state) => state.teams);
  const left = without_gone(route.filters, { labels, teams });
  if (!is_same(left, route.filters)) return <GoneFilter route={route} left={{ ...route, filters: left }} />;
  const { title, action, to } = empty_words(route, words);
  return (
    <Empty icon={route.status === "snoozed" ? "clock" : "check"} title={title}>
      <Link to={to}>{action}</Link>
    </Empty>
  );
}

function empty_words(route: InboxRoute, { empty }: Words): { title: string; action: string; to: Route } {
  const open: InboxRoute = { ...route, status: "open", conversation_id: null };
  if (route.view === "mentions")
    return { title: empty.mentions, action: empty.unassigned_open_action, to: { ...open, view: "all" } };
  if (route.status !== "open") return { title: empty[route.status], action: empty.to_open, to: open };
  switch (route.view) {
    case "mine":
      return { title: empty.mine_open, action: empty.mine_open_action, to: { ...open, view: "unassigned" } };
    case "unassigned":
      return { title: empty.unassigned_open, action: empty.unassigned_open_action, to: { ...open, view: "all" } };
    case "all":
      return { title: empty.all_open, action: empty.all_open_action, to: { page: "install" } };
  }
}
