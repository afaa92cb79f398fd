import { useEffect, useRef, type ReactNode } from "react";

import { Mark } from "../ui/mark.tsx";
import { useWords } from "../words/index.tsx";
import css from "./sign.module.css";

interface FrameProps {
  title: string;
  lead: string;
  /** It takes the place of a form that is through, and the focus with it. */
  is_outcome?: boolean;
  children?: ReactNode;
}

export function Frame({ title, lead, is_outcome = false, children }: FrameProps) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (is_outcome) heading.current?.focus();
  }, [is_outcome]);

  return (
    <main className={css.page}>
      <title>{`${title} · ${words.product}`}</title>
      <div className={css.card}>
        <div className={css.brand}>
          <Mark size={28} />
          {words.product}
        </div>
        <h1 ref={heading} tabIndex={-1} className={css.title}>
          {title}
        </h1>
        <p className={css.lead}>{lead}</p>
        {children}
      </div>
    </main>
  );
}
