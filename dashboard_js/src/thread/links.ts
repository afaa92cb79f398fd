export interface Piece {
  text: string;
  /** Only ever http or https. */
  href: string | null;
}

const URL_START = /\bhttps?:\/\/[^\s<>"'`]+/gi;
const TRAILING = /[.,:;!?…'"»”]+$/;

/** Text as a row of pieces, of which some lead elsewhere. Nothing in it can become markup. */
export function pieces_of(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(URL_START)) {
    const found = trimmed(match[0]);
    if (!URL.canParse(found)) continue;
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), href: null });
    pieces.push({ text: found, href: new URL(found).href });
    at = match.index + found.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), href: null });
  return pieces;
}

/** The full stop after an address is the sentence's, and so is a bracket that it did not open. */
function trimmed(url: string): string {
  let found = url.replace(TRAILING, "");
  while (found.endsWith(")") && count(found, ")") > count(found, "(")) found = found.slice(0, -1).replace(TRAILING, "");
  return found;
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}
