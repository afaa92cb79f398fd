import { encode } from "uqr";

import css from "./profile.module.css";

const QUIET_ZONE = 4;

export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: "M", border: QUIET_ZONE });
  return (
    <svg className={css.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={squares(data)} fill="currentColor" />
    </svg>
  );
}

/** One path with a run for each stretch of dark modules. */
function squares(rows: boolean[][]): string {
  return rows
    .flatMap((row, y) =>
      row.flatMap((is_dark, x) =>
        is_dark && row[x - 1] !== true ? [`M${x} ${y}h${run(row, x)}v1h-${run(row, x)}z`] : [],
      ),
    )
    .join("");
}

function run(row: boolean[], from: number): number {
  const end = row.indexOf(false, from);
  return (end === -1 ? row.length : end) - from;
}
