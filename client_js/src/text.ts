/** What PostgreSQL and UTF-8 cannot hold: NUL is dropped, half a character becomes the replacement character. */
export function clean_text(text: string): string {
  return text.replaceAll("\0", "").replace(/[\uD800-\uDFFF]/gu, "\uFFFD");
}

/** A random UUID, also on pages without TLS, where crypto.randomUUID does not exist. */
export function new_id(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16)).map((byte, index) => {
    if (index === 6) return (byte & 0x0f) | 0x40;
    return index === 8 ? (byte & 0x3f) | 0x80 : byte;
  });
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
