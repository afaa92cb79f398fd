/** Black or white, whichever can be read better on a colour: as the server decides it, see domain/brands.py. */
export function label_on(color: string): string {
  const light = (at: number): number => (parseInt(color.slice(at, at + 2), 16) / 255) ** 2.2;
  return 0.2126 * light(1) + 0.7152 * light(3) + 0.0722 * light(5) > 0.18 ? "#000000" : "#ffffff";
}
