/** Drawn here, 20 by 20, one stroke: a dozen shapes do not need a library. */
const PATHS = {
  add: "M10 4.5v11M4.5 10h11",
  all: "M4 5.5h12M4 10h12M4 14.5h12",
  arrow_down: "M10 4v12M5 11l5 5 5-5",
  arrow_up: "M10 16V4M5 9l5-5 5 5",
  attach: "M15.5 9.5 10 15a3.6 3.6 0 0 1-5-5l6-6a2.4 2.4 0 0 1 3.4 3.4l-5.8 5.8a1.2 1.2 0 0 1-1.7-1.7l5.3-5.3",
  back: "M12.5 4.5 7 10l5.5 5.5",
  check: "M4.5 10.5 8.5 14.5 16 6",
  checks: "M2 10.5 5.8 14.3 12.5 6.5M9 13.4l1 1L17.5 6.5",
  chevron: "M6 8l4 4 4-4",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4l2.5 2",
  close: "M5 5l10 10M15 5 5 15",
  code: "M7 5.5 2.5 10 7 14.5M13 5.5l4.5 4.5-4.5 4.5",
  copy: "M7.5 7.5h8v9h-8zM12.5 7.5v-4h-8v9h3",
  device: "M3 4.5h14v9H3zM7 16.5h6M10 13.5v3",
  download: "M10 4v8.5M6 9l4 4 4-4M4 16h12",
  external: "M8 4.5H4.5v11h11V12M11 4.5h4.5V9M15 5l-6 6",
  eye: "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5ZM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  eye_off:
    "M3 3l14 14M8.2 5.2A8 8 0 0 1 10 5c5 0 8 5 8 5a14 14 0 0 1-2 2.5M5 6.6A14 14 0 0 0 2 10s3 5 8 5a8 8 0 0 0 3.5-.8",
  filter: "M3 5h14M6 10h8M8.5 15h3",
  flag: "M5.5 17V3.5M5.5 4.5h9l-2 3.5 2 3.5h-9",
  globe: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM3 10h14M10 3c4.5 4 4.5 10 0 14-4.5-4-4.5-10 0-14Z",
  inbox: "M3 11.5 5 4.5h10l2 7v4H3zM3 11.5h4l1 2h4l1-2h4",
  keyboard: "M2.5 5.5h15v9h-15zM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 11.5h7",
  key: "M7 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM9.5 9.5 16 3M13 6l2.5 2.5",
  label: "M3.5 4h6l7 7-5.5 5.5-7.5-7.5zM7 7.5h.01",
  lock: "M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  mentions: "M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM13 7v3.5a2 2 0 0 0 4 0V10a7 7 0 1 0-2.8 5.6",
  mine: "M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 16.5c.6-3 3-4.5 6-4.5s5.4 1.5 6 4.5",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  panel: "M3 4.5h14v11H3zM12.5 4.5v11",
  reopen: "M4 10a6 6 0 1 0 2-4.5M4 3.5v3.5h3.5",
  reply: "M8 5 3.5 9.5 8 14M3.5 9.5H12a4.5 4.5 0 0 1 4.5 4.5v1.5",
  search: "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4",
  settings:
    "M3 6.5h8M15 6.5h2M3 13.5h2M9 13.5h8M13 8.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM7 15.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  shield: "M10 3 4.5 5v4.5c0 3.5 2.3 6 5.5 7.5 3.2-1.5 5.5-4 5.5-7.5V5zM7.5 10l2 2 3.5-4",
  speech: "M17.5 10A7 7 0 0 1 7.4 16.3L3 17.5l1.3-3.9A7 7 0 1 1 17.5 10Z",
  unassigned: "M8.5 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 16.5c.6-3 3-4.5 6-4.5M12 14.5h5.5",
  team: "M7.5 9.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM2 16c.5-2.8 2.7-4.2 5.5-4.2S12.5 13.2 13 16M13 4.3a2.75 2.75 0 0 1 0 5M15 12.2c1.6.6 2.7 1.9 3 3.8",
  zoom_in: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12ZM13.5 13.5 17 17M9 6.5v5M6.5 9h5",
  zoom_out: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12ZM13.5 13.5 17 17M6.5 9h5",
  warning: "M10 3 2.5 16h15zM10 8v3.5M10 13.8v.01",
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration: whatever carries it also says it in words. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg viewBox="0 0 20 20" width={size} height={size} fill="none" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} stroke="currentColor" strokeWidth={1.75} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
