import type { MoreWords } from "./en.ts";

export default {
  characters_left: { one: "Noch {n} Zeichen", other: "Noch {n} Zeichen" },
  characters_over: { one: "{n} Zeichen zu viel", other: "{n} Zeichen zu viel" },
  is_typing: "{name} schreibt",
  new_messages: { one: "{n} neue Nachricht", other: "{n} neue Nachrichten" },
  to_newest: "Zur neuesten Nachricht",
  slow_down: {
    one: "Einen Moment. Gesendet wird wieder in {n} Sekunde.",
    other: "Einen Moment. Gesendet wird wieder in {n} Sekunden.",
  },
} satisfies MoreWords;
