export interface NamePiece {
  text: string;
  /** Who is mentioned here, where somebody is. */
  name: string | null;
}

/** A text, cut where it mentions one of these: an `@` and a whole name. A longer name goes before one it begins with. */
export function split_by_names(text: string, names: string[]): NamePiece[] {
  if (names.length === 0 || !text.includes("@")) return [{ text, name: null }];
  const longest_first = [...names].sort((one, other) => other.length - one.length).map(escaped);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])@(${longest_first.join("|")})(?![\\p{L}\\p{N}_])`, "u");
  // Splitting by a group leaves what the group held at every other place.
  return text
    .split(pattern)
    .map((part, place) => (place % 2 === 0 ? { text: part, name: null } : { text: `@${part}`, name: part }))
    .filter((piece) => piece.text !== "");
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
