/** What is known of a visitor's way to us. */
export const visits = {
  visit: {
    here: "Looks at",
    last: "Looked at last",
    earlier: "Pages before",
    referrer: "Came from",
    campaign: "Campaign",
    device: "Device",
    place: "Place",
    local_time: "Local time",
    events: "Did on the site",
    kinds: { desktop: "Computer", tablet: "Tablet", phone: "Phone", bot: "Bot" },
  },
  notes: {
    title: "Notes on the visitor",
    add: "Note something, for colleagues only",
  },
};
