import { plural } from "../plural.ts";
import type { people as english } from "./en.ts";

const many = plural("de");

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
  blocked: {
    title: "Gesperrt",
    lead: "Wer nicht hereinkommt, und von wo niemand.",
    visitors: "Besucher",
    visitors_lead: "Die hundert zuletzt gesperrten.",
    nobody: "Niemand ist gesperrt.",
    addresses: "Adressen",
    addresses_lead:
      "Besucher von hier können nicht chatten und keine Dateien senden. Kollegen kommen von überall herein.",
    network: "Adresse oder Netz",
    network_hint: "Etwa 203.0.113.9 oder 203.0.113.0/24. Höchstens /16; bei IPv6 zwischen /32 und /64.",
    no_network: "Das ist keine Adresse und kein Netz, das sich sperren lässt.",
    too_many: "Es sind zu viele Netze gesperrt. Bitte zuerst einige entsperren.",
    reason: "Grund (freiwillig)",
    how_long: "Wie lange",
    days: (days) => (days === 0 ? "Bis es jemand entsperrt" : many(days, { one: "# Tag", other: "# Tage" })),
    block: "Sperren",
    done: (network) => `${network} ist gesperrt.`,
    until: (time) => `Bis ${time}`,
    unblock_label: (name) => `${name} entsperren`,
    let_in: (name) => `${name} ist nicht mehr gesperrt.`,
  },

  visitor: {
    panel: "Besucher",
    verified: "Bestätigt",
    external_id: "Kundennummer",
    more: "Mehr anzeigen",
    anonymous: (code) => `Besucher ${code}`,
    online: "Jetzt online",
    offline: "Offline",
    email: "E-Mail",
    locale: "Sprache",
    since: "Zuerst gesehen",
    started: "Gespräch begonnen",
    earlier: "Andere Gespräche",
    name: "Name",
    edit: "Besucher bearbeiten",
    empty_removes: "Leer lassen, um es zu entfernen.",
    new_attribute: "Neues Merkmal",
    new_value: "Sein Wert",
    block: "Besucher sperren",
    block_lead:
      "Die Verbindung wird sofort getrennt, und aus diesem Browser ist keine neue möglich. Was geschrieben wurde, bleibt.",
    unblock: "Entsperren",
    blocked: "Gesperrt",
  },
};
