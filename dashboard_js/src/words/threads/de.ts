import { plural } from "../plural.ts";
import type { threads as english } from "./en.ts";

const many = plural("de");

export const threads: typeof english = {
  labels: {
    title: "Labels",
    strip: "Priorität, Team und Labels",
    lead: "Wörter, die sagen, worum es in einer Unterhaltung geht.",
    none: "Es gibt noch kein Label.",
    none_make: "Label anlegen …",
    add: "Neues Label",
    change: "Ändern",
    change_label: (name) => `${name} ändern`,
    change_title: "Label ändern",
    name: "Name",
    colour: "Farbe",
    colours: {
      grey: "Grau",
      red: "Rot",
      orange: "Orange",
      yellow: "Gelb",
      green: "Grün",
      teal: "Türkis",
      blue: "Blau",
      purple: "Violett",
      pink: "Rosa",
    },
    taken: "Ein Label mit diesem Namen gibt es schon.",
    remove: "Löschen",
    remove_label: (name) => `${name} löschen`,
    remove_title: (name) => `${name} löschen?`,
    remove_lead: "Es wird von allen Unterhaltungen entfernt. Das lässt sich nicht rückgängig machen.",
    removed: (name) => `${name} ist gelöscht.`,
    read_only: "Nur Admins und Inhaber können Labels ändern.",
    gone: "Gelöschtes Label",
    more: (count) => many(count, { one: "+#", other: "+#" }),
  },
  filters: {
    title: "Filter",
    remove: (name) => `Ohne ${name}`,
    clear: "Filter aufheben",
  },
  priority: {
    title: "Priorität",
    none: "Keine",
    low: "Niedrig",
    normal: "Normal",
    high: "Hoch",
    urgent: "Dringend",
    is: (name) => `Priorität: ${name}`,
  },
  views: {
    my_teams: "Meine Teams",
    team: "Team",
    no_team: "Kein Team",
    of_team: (name) => `Für ${name}`,
    gone_team: "Aufgelöstes Team",
    or_more: (count) => `${count}+`,
  },
};
