import type { sites as english } from "./en.ts";

export const sites: typeof english = {
  install: {
    title: "Den Chat in Ihre Website einbauen",
    lead: "Fügen Sie dies auf jeder Seite mit Chat vor dem schließenden body-Tag ein.",
    code: "Code für Ihre Website",
    waiting: "Wartet auf das erste Gespräch…",
    waiting_lead:
      "Öffnen Sie Ihre Seite, drücken Sie den Chat-Knopf und sagen Sie Hallo. Diese Seite merkt es von selbst.",
    works: "Es funktioniert.",
    works_lead: "Das erste Gespräch ist angekommen.",
    to_inbox: "Posteingang öffnen",
    demo: "Auf der Demoseite ausprobieren",
    demo_lead: "Eine Seite von uns mit Ihrem Chat. Nichts einzubauen.",
    any_origin: "Jede Website darf Ihren Chat tragen, bis Sie die erlaubten auflisten.",
    origins: "Websites auflisten",
  },

  site: {
    title: "Website",
    name: "Name",
    name_hint: "Besucher sehen ihn oben im Chat.",
    origins: "Erlaubte Websites",
    origins_hint: "Nur diese dürfen den Chat tragen. Eine leere Liste erlaubt jede.",
    origin: (number) => `Website ${number}`,
    origin_placeholder: "https://www.example.com",
    origin_wrong: "Bitte wie https://www.example.com schreiben, ohne Pfad.",
    origin_twice: "Diese steht schon in der Liste.",
    add: "Website hinzufügen",
    remove: (origin) => `${origin} entfernen`,
    remove_empty: "Entfernen",
    any: "Jede Website darf den Chat tragen.",
    read_only: "Das können nur Admins und Inhaber ändern.",
  },

  brand: {
    title: "Aussehen",
    color: "Farbe",
    color_hint:
      "Der Schaltfläche und dessen, was Besucher schreiben. Was darauf steht, wird schwarz oder weiß und ist auf jeder lesbar. Leer für unsere.",
    color_wrong: "Bitte wie #4f46e5 schreiben.",
    pick: "Farbe auswählen",
    greeting: "Begrüßung",
    greeting_hint: "Was Besucher als Erstes lesen. Leer für unsere, in der Sprache der Besucher.",
    our_greeting: "Hallo! Wie können wir helfen?",
    preview: "Vorschau",
    example: "Ist heute geöffnet?",
  },

  forms: {
    pre_chat: "Fragen vor dem Chat",
    pre_chat_lead: "Besucher beantworten sie vor ihrer ersten Nachricht.",
    offline: "Fragen in Abwesenheit",
    offline_lead:
      "Werden stattdessen gestellt, solange niemand vom Team da ist und außerhalb der Geschäftszeiten. Ohne sie gelten die Fragen oben.",
    nothing: "Es wird nichts gefragt.",
    intro: "Einleitung",
    intro_hint: "Steht über den Fragen.",
    add: "Frage hinzufügen",
    kind: { text: "Text", email: "E-Mail", select: "Auswahl", checkbox: "Einwilligung" },
    label: "Frage",
    consent: "Worin Besucher einwilligen",
    label_wrong: "Schreiben Sie, was gefragt wird.",
    options: "Auswahlmöglichkeiten",
    options_hint: "Eine je Zeile.",
    options_wrong: "Schreiben Sie mindestens zwei verschiedene.",
    required: "Muss beantwortet werden",
    up: (field) => `${field} nach oben`,
    remove: (field) => `${field} entfernen`,
    preview: "Vorschau",
    optional: "(freiwillig)",
    answers: "Antworten vor dem Chat",
    yes: "Ja",
    no: "Nein",
  },

  rating: {
    title: "Bewertungen",
    asks: "Besucher fragen, wie ihnen geholfen wurde",
    asks_hint:
      "Sobald eine Unterhaltung erledigt ist, in der jemand geantwortet hat. Was sie sagen, können sie einen Tag lang ändern.",
    by: (name) => `${name} hat diese Unterhaltung bewertet:`,
    fact: "Letzte Bewertung",
    score: (rating) => `${rating} von 5`,
  },
};
