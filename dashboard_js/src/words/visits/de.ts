import type { visits as english } from "./en.ts";

export const visits: typeof english = {
  visit: {
    here: "Sieht gerade",
    last: "Sah zuletzt",
    earlier: "Seiten davor",
    referrer: "Kam von",
    campaign: "Kampagne",
    device: "Gerät",
    place: "Ort",
    local_time: "Ortszeit",
    events: "Tat auf der Website",
    kinds: { desktop: "Computer", tablet: "Tablet", phone: "Telefon", bot: "Bot" },
  },
  notes: {
    title: "Notizen zum Besucher",
    add: "Etwas notieren, nur für das Team",
  },
  previews: {
    title: "Vor dem Senden",
    on: "Zeigen, was Besucher gerade schreiben",
    hint: "Wer das Gespräch geöffnet hat, liest mit. Besucher erfahren es unter dem Feld, in das sie schreiben; behalten wird nichts davon. Nennen Sie es auch in Ihrer Datenschutzerklärung.",
    not_sent: (name) => `${name} schreibt, noch nicht gesendet:`,
  },
  live: {
    title: "Auf der Website",
    lead: "Wer gerade auf euren Websites ist, auf einer Seite mit dem Chat, außer wer um Privatsphäre bittet. Nichts davon wird gespeichert.",
    now: (count) => (count === 1 ? "1 Besucher" : `${count} Besucher`),
    off: "Noch sieht das Team das nicht. Eingeschaltet sehen alle, wer auf euren Websites ist und wo, auch bevor jemand schreibt: erwähnt es in eurer Datenschutzerklärung.",
    off_for_agents: "Das Team sieht das nicht. Ein Admin kann es einschalten.",
    switch_on: "Besucher zeigen",
    switch_off: "Nicht mehr zeigen",
    nobody: "Gerade ist niemand da.",
    open: "Unterhaltung",
  },
};
