import { useAgentState } from "../session.tsx";
import { visitor_label } from "../visitor/visitor_label.ts";
import { useWords } from "../words/index.tsx";
import css from "./conversation_list.module.css";
import { toggle_selected } from "./selection.ts";

export function SelectBox({ id, is_selected }: { id: string; is_selected: boolean }) {
  const words = useWords();
  const visitor = useAgentState((state) => state.items[id]?.conversation.visitor);
  if (visitor === undefined) return null;
  return (
    <label className={css.select}>
      <input type="checkbox" checked={is_selected} onChange={() => toggle_selected(id)} />
      <span className="visually-hidden">{words.bulk.select(visitor_label(visitor, words))}</span>
    </label>
  );
}
