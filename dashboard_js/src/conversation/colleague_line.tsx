import type { Author } from "@chatting/client";

import { useAgentState } from "../session.tsx";
import { Icon } from "../ui/icon.tsx";
import { useLanguage } from "../words/index.tsx";
import css from "./colleague_line.module.css";

const NOBODY: Author[] = [];

/** Whether somebody else is about to answer, or only looks on. */
export function ColleagueLine({ id }: { id: string }) {
  const { words, locale } = useLanguage();
  const my_id = useAgentState((state) => state.agent?.id);
  const agents = useAgentState((state) => state.agents);
  const viewers = useAgentState((state) => state.viewers);
  const typing = useAgentState((state) => state.typing[id] ?? NOBODY);
  const writer = typing.find((author) => author.type === "agent" && author.id !== my_id);
  const names = viewers.flatMap((viewer) => (viewer === my_id ? [] : (agents[viewer]?.agent.name ?? [])));
  const viewing = words.thread.views(new Intl.ListFormat(locale).format(names), names.length);
  const said = writer?.name != null ? words.thread.writes_reply(writer.name) : names.length > 0 ? viewing : null;
  return (
    <p className={css.line} role="status">
      {said !== null && (
        <>
          <Icon name="eye" size={14} />
          {said}
        </>
      )}
    </p>
  );
}
