import { useId, type ReactNode } from "react";

import css from "./section.module.css";

/** One matter of a page. */
export function Section({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  const id = useId();
  return (
    <section className={css.section} aria-labelledby={id}>
      <header>
        <h2 id={id} className={css.title}>
          {title}
        </h2>
        {lead !== undefined && <p className={css.lead}>{lead}</p>}
      </header>
      {children}
    </section>
  );
}

/** Where a section's buttons stand. */
export function Foot({ children }: { children: ReactNode }) {
  return <div className={css.foot}>{children}</div>;
}
