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
  transcript: "Unterhaltung als Kopie",
  save_text: "Als Text speichern",
  mail_it: "Per E-Mail senden",
  email: "E-Mail-Adresse",
  mail_sent: "Wir haben einen Link an {email} geschickt. Er gilt sieben Tage.",
  mail_send: "Senden",
  bad_email: "Das ist keine E-Mail-Adresse.",
  too_often: "Das war zu oft. Versuchen Sie es später.",
  not_done: "Das hat nicht geklappt. Versuchen Sie es noch einmal.",
} satisfies MoreWords;
