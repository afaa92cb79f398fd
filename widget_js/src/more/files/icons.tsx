const PATHS = {
  attach: "M20 11.5 12.5 19a5 5 0 0 1-7-7l8-8a3.3 3.3 0 0 1 4.7 4.7l-8 8a1.7 1.7 0 0 1-2.4-2.4l7.4-7.4",
  reply: "M9.5 6 4 11.5 9.5 17M4 11.5h10a5 5 0 0 1 5 5V18",
  close: "M18 6 6 18M6 6l12 12",
  again: "M4 12a8 8 0 1 0 2.5-5.8M4 4v4h4",
  download: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  plus: "M12 6v12M6 12h12",
  minus: "M6 12h12",
  back: "M14.5 6 8.5 12l6 6",
};

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg viewBox="0 0 24 24" class="icon" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
