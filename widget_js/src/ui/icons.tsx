const PATHS = {
  close: "M18 6 6 18M6 6l12 12",
  send: "M12 19V5M5.5 11.5 12 5l6.5 6.5",
  down: "M12 5v14M5.5 12.5 12 19l6.5-6.5",
  clock: "M12 7v5l3 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z",
  check: "m5 12.5 5 5L20 7",
  checks: "m2 12.5 5 5L17 7M12.5 17 13 17.5 23 7",
  chevron: "m6 9 6 6 6-6",
  more: "M5 12h.01M12 12h.01M19 12h.01",
};

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg viewBox="0 0 24 24" class="icon" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
