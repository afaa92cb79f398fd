import type { ReactNode } from "react";

import css from "./empty.module.css";
import { Icon, type IconName } from "./icon.tsx";

/** One sentence and one thing to do. */
export function Empty({
  icon,
  title,
  lead,
  children,
}: {
  icon: IconName;
  title: string;
  lead?: string;
  children?: ReactNode;
}) {
  return (
    <div className={css.empty}>
      <span className={css.icon}>
        <Icon name={icon} size={20} />
      </span>
      <p className={css.title}>{title}</p>
      {lead !== undefined && <p>{lead}</p>}
      {children}
    </div>
  );
}
