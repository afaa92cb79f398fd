import type { ReactNode } from "react";

import { useAgentState } from "../session.tsx";
import { useWords } from "../words/index.tsx";
import css from "./page_frame.module.css";

export function PageFrame({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const words = useWords();
  const workspace = useAgentState((state) => state.workspace?.name);
  return (
    <div className={css.page}>
      <title>{`${title} · ${workspace ?? words.product}`}</title>
      <div className={css.column}>
        <header>
          <h1 className={css.title}>{title}</h1>
          {lead !== undefined && <p className={css.lead}>{lead}</p>}
        </header>
        {children}
      </div>
    </div>
  );
}
