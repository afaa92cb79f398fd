/** A tiny markdown that can only ever become text, emphasis, code and links. */

export type RichPiece =
  | { type: "text"; text: string }
  | { type: "code"; text: string }
  | { type: "strong" | "em"; pieces: RichPiece[] }
  | { type: "link"; href: string; pieces: RichPiece[] };

const SAFE_LINK = /^(https?:\/\/|mailto:|tel:)/i;

const PATTERN = [
  "`([^`\\n]+)`",
  "\\*\\*(?=\\S)([^\\n]{0,2000}?\\S)\\*\\*",
  "\\*(?=[^\\s*])([^*\\n]*[^\\s*])\\*(?![\\w*])",
  "_(?=[^\\s_])([^_\\n]*[^\\s_])_(?!\\w)",
  "\\[([^\\]\\n]{1,300})\\]\\(([^\\s()<>]{1,2000})\\)",
  "(https?://[^\\s<>\"'`]{1,2000})",
  "([\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63})+)",
].join("|");

export function parse_rich_text(text: string): RichPiece[] {
  const pattern = new RegExp(PATTERN, "g");
  const pieces: RichPiece[] = [];
  let from = 0;
  const add_text = (to: number): void => {
    if (to > from) pieces.push({ type: "text", text: text.slice(from, to) });
  };
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const found = piece_of(match, text.charAt(match.index - 1));
    pattern.lastIndex = match.index + (found?.length ?? 1);
    if (!found) continue;
    add_text(match.index);
    pieces.push(found.piece);
    from = pattern.lastIndex;
  }
  add_text(text.length);
  return pieces;
}

/** What is left where there is room for words only: markup that nobody would see shown as the words it is around. */
export function plain_text(text: string): string {
  return words_of(parse_rich_text(text));
}

function words_of(pieces: RichPiece[]): string {
  return pieces.map((piece) => ("pieces" in piece ? words_of(piece.pieces) : piece.text)).join("");
}

function piece_of(match: RegExpExecArray, before: string): { piece: RichPiece; length: number } | null {
  const [{ length }, code, strong, star, underline, label, target, address, email] = match;
  const em = star ?? underline;
  if (code) return { piece: { type: "code", text: code }, length };
  if (strong) return { piece: { type: "strong", pieces: parse_rich_text(strong) }, length };
  if (em) return /[\w*]/.test(before) ? null : { piece: { type: "em", pieces: parse_rich_text(em) }, length };
  if (email) return { piece: link(`mailto:${email}`, email), length };
  if (address) {
    const trimmed = without_trailing_punctuation(address);
    return { piece: link(trimmed, trimmed), length: trimmed.length };
  }
  return label && target && SAFE_LINK.test(target) ? { piece: link(target, label), length } : null;
}

const link = (href: string, label: string): RichPiece => ({
  type: "link",
  href,
  pieces: [{ type: "text", text: label }],
});

/** "See https://example.com/a_(b)." links neither the dot nor loses the bracket. */
function without_trailing_punctuation(address: string): string {
  const trimmed = address.replace(/[.,;:!?*_]+$/, "");
  return trimmed.endsWith(")") && !trimmed.includes("(") ? without_trailing_punctuation(trimmed.slice(0, -1)) : trimmed;
}

/** One to three emoji and nothing else are shown large. */
export const is_jumbo = (text: string): boolean =>
  /^(?:(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F)[\p{Emoji_Modifier}\uFE0F]*(?:\u200D\p{Emoji}\uFE0F?)*\s*){1,3}$/u.test(
    text,
  );
