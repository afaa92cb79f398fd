import type { Conversation } from "@chatting/client";

import { class_names } from "../ui/class_names.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../words/index.tsx";
import css from "./labels.module.css";

/** How pressing a conversation is; nothing for one that is like any other. */
export function PriorityMark({ priority, is_bare = false }: { priority: Conversation["priority"]; is_bare?: boolean }) {
  const words = useWords();
  if (priority === "none") return null;
  const name = words.priority[priority];
  return (
    <span className={class_names(is_bare ? css.flag : css.chip)} title={words.priority.is(name)}>
      <span className={css[`is_${priority}`]}>
        <Icon name={priority === "urgent" ? "warning" : "flag"} size={14} />
      </span>
      <span className={is_bare ? "visually-hidden" : css.name}>{is_bare ? words.priority.is(name) : name}</span>
    </span>
  );
}
