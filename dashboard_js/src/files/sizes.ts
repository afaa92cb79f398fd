import type { Attachment } from "@chatting/client";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
const LONGEST_EDGE = 300;
const SHORTEST_EDGE = 56;

export function file_size(bytes: number, locale: string): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const unit = UNITS[step] ?? "byte";
  const format = new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: step < 2 ? 0 : 1,
  });
  return format.format(bytes / 1000 ** step);
}

/** How large a picture is shown in the thread, known before it is loaded, so that nothing jumps. */
export function shown_size({ width, height }: Pick<Attachment, "width" | "height">): { width: number; height: number } {
  if (!width || !height) return { width: 200, height: 150 };
  const scale = Math.min(1, LONGEST_EDGE / width, LONGEST_EDGE / height);
  return {
    width: Math.max(SHORTEST_EDGE, Math.round(width * scale)),
    height: Math.max(SHORTEST_EDGE, Math.round(height * scale)),
  };
}

export function is_image({ has_thumbnail }: Attachment): boolean {
  return has_thumbnail;
}

export function extension_of(name: string): string {
  return /\.(\w{1,5})$/.exec(name)?.[1]?.toUpperCase() ?? "";
}
