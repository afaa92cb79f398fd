import { plural } from "../plural.ts";

const many = plural("en");

/** What conversations are sorted by, and who is told of them. */
export const threads = {
  labels: {
    title: "Labels",
    strip: "Priority, team and labels",
    lead: "Words that say what a conversation is about.",
    none: "There is no label yet.",
    none_make: "Make a label…",
    add: "New label",
    change: "Change",
    change_label: (name: string) => `Change ${name}`,
    change_title: "Change label",
    name: "Name",
    colour: "Colour",
    colours: {
      grey: "Grey",
      red: "Red",
      orange: "Orange",
      yellow: "Yellow",
      green: "Green",
      teal: "Teal",
      blue: "Blue",
      purple: "Purple",
      pink: "Pink",
    },
    taken: "There is a label of this name.",
    remove: "Delete",
    remove_label: (name: string) => `Delete ${name}`,
    remove_title: (name: string) => `Delete ${name}?`,
    remove_lead: "It is taken off all conversations. Nobody can undo this.",
    removed: (name: string) => `${name} is deleted.`,
    read_only: "Only admins and owners can change labels.",
    gone: "Deleted label",
    more: (count: number) => many(count, { one: "+#", other: "+#" }),
  },
  filters: {
    title: "Filters",
    remove: (name: string) => `Without ${name}`,
    clear: "Clear filters",
  },
  priority: {
    title: "Priority",
    none: "None",
    low: "Low",
    normal: "Normal",
    high: "High",
    urgent: "Urgent",
    is: (name: string) => `Priority: ${name}`,
  },
  views: {
    my_teams: "My teams",
    team: "Team",
    no_team: "No team",
    of_team: (name: string) => `For ${name}`,
    gone_team: "Dissolved team",
    or_more: (count: string) => `${count}+`,
  },
};
