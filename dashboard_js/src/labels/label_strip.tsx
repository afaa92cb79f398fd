import type { Conversation } from "@chatting/client";

import { useWords } from "../words/index.tsx";
import { useAgentState } from "../session.tsx";
import { Icon } from "../ui/icon.tsx";
import { LabelChip } from "./label_chip.tsx";
import { PriorityMark } from "./priority_mark.tsx";
import css from "./labels.module.css";
import { useLabelsOf } from "./use_labels.ts";

/** How pressing a conversation is, whose and what it is about: above its messages. */
export function LabelStrip({ conversation }: { conversation: Conversation }) {
  const words = useWords();
  const labels = useLabelsOf(conversation.label_ids);
  const { priority, team_id } = conversation;
  const team = useAgentState((state) => state.teams[team_id ?? ""]);
  if (labels.length === 0 && priority === "none" && team === undefined) return null;
  return (
    <ul className={css.strip} aria-label={words.labels.strip}>
      {priority !== "none" && (
        <li>
          <PriorityMark priority={priority} />
        </li>
      )}
      {team !== undefined && (
        <li className={css.chip} title={words.views.of_team(team.name)}>
          <Icon name="team" size={14} />
          <span className={css.name} dir="auto">
            {team.name}
          </span>
        </li>
      )}
      {labels.map((label) => (
        <li key={label.id}>
          <LabelChip label={label} />
        </li>
      ))}
    </ul>
  );
}
