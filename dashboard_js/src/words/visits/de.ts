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
};
