/** A whole number that somebody typed; null if it is none, or out of bounds. */
export function number_between(text: string, least: number, most: number): number | null {
  const number = Number(text.trim());
  return text.trim() !== "" && Number.isInteger(number) && number >= least && number <= most ? number : null;
}

/** The same where nothing may stand; undefined if it is wrong. */
export function optional_number(text: string, most: number): number | null | undefined {
  return text.trim() === "" ? null : (number_between(text, 1, most) ?? undefined);
}
