import type { Author } from "@chatting/client";

import { useAgentState } from "../session.tsx";
import { TypingDots } from "../ui/typing_dots.tsx";
import { useWords } from "../words/index.tsx";
import css from "./thread.module.css";

const NOBODY: Author[] = [];

export function TypingLine({ id, visitor_name }: { id: string; visitor_name: string }) {
  const words = useWords();
  const my_id = useAgentState((state) => state.agent?.id);
  const typing = useAgentState((state) => state.typing[id] ?? NOBODY);
  const others = typing.filter((author) => author.id !== my_id);
  const [first] = others;
  const name = first?.type === "visitor" ? visitor_name : (first?.name ?? words.thread.system);
  return (
    <p className={css.typing} role="status">
      {first !== undefined && (
        <>
          <TypingDots />
          {others.length > 1 ? words.thread.write_several : words.thread.writes(name)}
        </>
      )}
    </p>
  );
}
