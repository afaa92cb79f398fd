import { useAgentState } from "../session.tsx";
import { TypingDots } from "../ui/typing_dots.tsx";
import { useWords } from "../words/index.tsx";
import css from "./thread.module.css";

/** What colleagues do stands where one writes oneself. */
export function TypingLine({ id, visitor_name }: { id: string; visitor_name: string }) {
  const words = useWords();
  const is_writing = useAgentState((state) => state.typing[id]?.some(({ type }) => type === "visitor") ?? false);
  return (
    <p className={css.typing} role="status">
      {is_writing && (
        <>
          <TypingDots />
          {words.thread.writes(visitor_name)}
        </>
      )}
    </p>
  );
}
