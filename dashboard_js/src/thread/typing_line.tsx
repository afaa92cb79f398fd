import { useAgentState } from "../session.tsx";
import { TypingDots } from "../ui/typing_dots.tsx";
import { useWords } from "../words/index.tsx";
import css from "./thread.module.css";

/** What colleagues do stands where one writes oneself. */
export function TypingLine({ id, visitor_name }: { id: string; visitor_name: string }) {
  const words = useWords();
  const is_writing = useAgentState((state) => state.typing[id]?.some(({ type }) => type === "visitor") ?? false);
  const preview = useAgentState(({ preview, workspace }) =>
    preview?.conversation_id === id && workspace?.shows_typing_previews === true ? preview.preview : null,
  );
  if (preview !== null) return <Preview text={preview} visitor_name={visitor_name} />;
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

/** It changes with each letter, so nobody is to hear it read out each time. */
function Preview({ text, visitor_name }: { text: string; visitor_name: string }) {
  const words = useWords();
  return (
    <div aria-live="off">
      <p className={css.typing}>
        <TypingDots />
        {words.previews.not_sent(visitor_name)}
      </p>
      <div className={css.previewed}>
        <p dir="auto">{text}</p>
      </div>
    </div>
  );
}
