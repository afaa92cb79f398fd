import { useLabels } from "../labels/use_labels.ts";
import { useAgentState } from "../session.tsx";
import type { SearchAsked, SearchKey } from "../router.ts";
import { Select } from "../ui/select.tsx";
import { useWords } from "../words/index.tsx";
import css from "./search.module.css";

export function Filters({ asked, ask }: { asked: SearchAsked; ask: (change: SearchAsked) => void }) {
  const words = useWords();
  const agents = useAgentState((state) => state.agents);
  const team = Object.values(agents).map(({ agent }) => ({ value: agent.id, text: agent.name }));
  const labels = useLabels();
  const { search, status } = words;

  const filter = (key: SearchKey, label: string, options: { value: string; text: string }[]) => (
    <Select
      label={label}
      is_label_hidden
      value={asked[key] ?? ""}
      onChange={(event) => ask({ [key]: event.target.value })}
      options={options}
    />
  );

  return (
    <fieldset className={css.filters}>
      <legend className="visually-hidden">{search.filters}</legend>
      {filter("by", search.by, [
        { value: "", text: search.by_anyone },
        { value: "visitor", text: search.by_visitors },
        { value: "agent", text: search.by_team },
        ...team.map(({ value, text }) => ({ value, text: search.by_agent(text) })),
      ])}
      {filter("kind", search.kind, [
        { value: "", text: search.kind_any },
        { value: "reply", text: search.kind_reply },
        { value: "note", text: search.kind_note },
      ])}
      {filter("status", status.label, [
        { value: "", text: search.status_any },
        { value: "open", text: status.open },
        { value: "snoozed", text: status.snoozed },
        { value: "resolved", text: status.resolved },
      ])}
      {filter("assignee", search.assignee, [
        { value: "", text: search.assignee_any },
        { value: "nobody", text: search.assignee_nobody },
        ...team.map(({ value, text }) => ({ value, text: search.assigned_to(text) })),
      ])}
      {labels.length > 0 &&
        filter("label", search.label, [
          { value: "", text: search.label_any },
          ...labels.map(({ id, name }) => ({ value: id, text: name })),
        ])}
      {filter("when", search.when, [
        { value: "", text: search.when_any },
        { value: "day", text: search.when_day },
        { value: "week", text: search.when_week },
        { value: "month", text: search.when_month },
        { value: "year", text: search.when_year },
      ])}
      {filter("file", search.file, [
        { value: "", text: search.file_any },
        { value: "yes", text: search.file_yes },
      ])}
    </fieldset>
  );
}
