import { no_filters } from "@chatting/client";

import { LabelChip } from "../labels/label_chip.tsx";
import { Link } from "../navigation.tsx";
import type { InboxRoute } from "../router.ts";
import { useAgentState } from "../session.tsx";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../words/index.tsx";
import { is_narrowed, with_assignee, with_label, with_priority, with_team } from "./filters.ts";
import label_css from "../labels/labels.module.css";
import css from "./list_header.module.css";

/** What the list is narrowed down to, each a way to widen it again. */
export function FilterBar({ route }: { route: InboxRoute }) {
  const words = useWords();
  const labels = useAgentState((state) => state.labels);
  const teams = useAgentState((state) => state.teams);
  const agents = useAgentState((state) => state.agents);
  const { filters } = route;
  if (!is_narrowed(filters)) return null;
  return (
    <nav className={css.filters} aria-label={words.filters.title}>
      {filters.label_ids.map((id) => {
        const label = labels[id] ?? { id, name: words.labels.gone, colour: "grey" as const };
        return (
          <Link key={id} to={{ ...route, filters: with_label(filters, id) }} title={words.filters.remove(label.name)}>
            <LabelChip label={label}>
              <Icon name="close" size={12} />
            </LabelChip>
          </Link>
        );
      })}
      {filters.priorities.map((priority) => (
        <Narrowed key={priority} to={{ ...route, filters: with_priority(filters, priority) }}>
          {words.priority.is(words.priority[priority])}
        </Narrowed>
      ))}
      {filters.team_id !== null && (
        <Narrowed to={{ ...route, filters: with_team(filters, filters.team_id) }}>
          {teams[filters.team_id]?.name ?? words.views.gone_team}
        </Narrowed>
      )}
      {filters.assignee_id !== null && (
        <Narrowed to={{ ...route, filters: with_assignee(filters, filters.assignee_id) }}>
          {words.list.assigned_to(agents[filters.assignee_id]?.agent.name ?? words.saved_views.gone_agent)}
        </Narrowed>
      )}
      {filters.is_following && (
        <Narrowed to={{ ...route, filters: { ...filters, is_following: false } }}>{words.followers.mine}</Narrowed>
      )}
      <Link to={{ ...route, filters: no_filters }} className={css.clear}>
        {words.filters.clear}
      </Link>
    </nav>
  );
}

function Narrowed({ to, children }: { to: InboxRoute; children: string }) {
  const words = useWords();
  return (
    <Link to={to} className={label_css.chip} title={words.filters.remove(children)}>
      <span className={label_css.name} dir="auto">
        {children}
      </span>
      <Icon name="close" size={12} />
    </Link>
  );
}
