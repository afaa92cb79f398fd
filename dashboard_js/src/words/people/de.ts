import type { people as english } from "./en.ts";

export const people: typeof english = {
  deletion: {
    conversation: "Gespräch löschen",
    conversation_title: (name) => `Gespräch mit ${name} löschen?`,
    conversation_lead:
      "Es verschwindet sofort, für den Besucher und für alle hier, mit Nachrichten, Notizen, Entwürfen, Dateien, Bewertungen und Protokollen. Das lässt sich nicht rückgängig machen.",
    conversation_done: "Das Gespräch ist gelöscht.",
    visitor: "Besucher löschen",
    visitor_title: (name) => `${name} löschen?`,
    visitor_lead:
      "Alles, was über diesen Besucher gespeichert ist, verschwindet sofort: wer es ist, alle Gespräche mit Nachrichten, Notizen und Dateien, und der Zugang. Wer danach aus diesem Browser kommt, ist ein Unbekannter. Das lässt sich nicht rückgängig machen.",
    visitor_done: "Der Besucher ist gelöscht.",
    confirm: "Endgültig löschen",
  },
  privacy: {
    export: "Daten exportieren",
    exported: "Die Daten werden als Datei gespeichert. Bitte an niemand anderen weitergeben.",
  },
  merging: {
    action: "Zusammenführen",
    title: (name) => `Wer ist ${name} außerdem?`,
    lead: "Suchen Sie den anderen Besucher, der dieselbe Person ist. Danach wählen Sie, wer bleibt.",
    find: "Name, Adresse oder Wörter",
    find_hint: "Des anderen Besuchers oder aus dem, was er schrieb.",
    confirm_lead:
      "Alle Gespräche, Dateien und Notizen kommen zusammen. Wo über beide etwas bekannt ist, zählt, was über den bekannt ist, der bleibt. Das lässt sich nicht rückgängig machen.",
    who_stays: "Wer bleibt?",
    confirm: "Endgültig zusammenführen",
    done: "Sie sind jetzt ein Besucher.",
    conflict:
      "Diese beiden können nicht eins werden: Wer bestätigt ist, muss bleiben, und beide müssen Besucher derselben Website sein.",
  },
};
