type KeyPress = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "isComposing">;

/** What a key does in the composer, where it does not simply write. */
export function composer_key(event: KeyPress, is_touch: boolean): "send" | "leave" | null {
  // Enter that ends the composing of a Japanese word is not a wish to send it.
  if (event.isComposing) return null;
  if (event.key === "Escape") return "leave";
  if (event.key !== "Enter") return null;
  if (event.ctrlKey || event.metaKey) return "send";
  // A phone has no Shift + Enter to speak of; there the button sends.
  return event.shiftKey || is_touch ? null : "send";
}
