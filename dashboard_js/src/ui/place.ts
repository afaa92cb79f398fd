export type Placement = "below_start" | "below_end" | "above_start";

const GAP = 4;
const EDGE = 8;

/** Put a popover beside what opened it, in reading direction, and keep it on the screen. */
export function place(panel: HTMLElement, anchor: HTMLElement, placement: Placement): void {
  const from = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const is_rtl = getComputedStyle(anchor).direction === "rtl";
  const is_at_left = placement.endsWith("start") !== is_rtl;

  const left = is_at_left ? from.left : from.right - width;
  const top = placement.startsWith("below") ? from.bottom + GAP : from.top - GAP - height;
  panel.style.left = `${within(left, window.innerWidth - width)}px`;
  panel.style.top = `${within(top, window.innerHeight - height)}px`;
}

function within(wanted: number, most: number): number {
  return Math.max(EDGE, Math.min(wanted, most - EDGE));
}
