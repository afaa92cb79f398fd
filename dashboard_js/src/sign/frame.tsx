import type { ReactNode } from "react";

import { Mark } from "../ui/mark.tsx";
import { useWords } from "../words/index.tsx";
import css from "./sign.module.css";

export function Frame({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const words = useWords();
  return (
    <main className={css.page}>
      <div className={css.card}>
        <div className={css.brand}>
          <Mark size={28} />
          {words.product}
        </div>
        <h1 className={css.title}>{title}</h1>
        <p className={css.lead}>{lead}</p>
        {children}
      </div>
    </main>
  );
}
