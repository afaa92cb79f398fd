import { useEffect, useState } from "react";

import css from "./skeleton.module.css";

const PATIENCE_MS = 150;

/** Grey shapes where the content will be, but not for what comes at once. */
export function Skeleton({ shape, count }: { shape: "row" | "bubble"; count: number }) {
  const is_late = useLate();
  if (!is_late) return null;
  return (
    <div className={css.skeleton} aria-hidden="true">
      {Array.from({ length: count }, (_, at) => (
        <div key={at} className={css[shape]}>
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}

export function useLate(after_ms = PATIENCE_MS): boolean {
  const [is_late, set_late] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => set_late(true), after_ms);
    return () => clearTimeout(timer);
  }, [after_ms]);
  return is_late;
}
