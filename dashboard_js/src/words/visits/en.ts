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
  previews: {
    title: "Before it is sent",
    on: "Show agents what visitors are writing",
    hint: "Whoever has the conversation open reads along. Visitors are told below the box they write in, and nothing of it is kept. Say so in your privacy notice, too.",
    not_sent: (name: string) => `${name} is writing, not sent yet:`,
  },
  live: {
    title: "On the site",
    lead: "Who is on your sites at this moment, with a page open that carries the chat, unless they asked for privacy. Nothing of it is kept.",
    now: (count: number) => (count === 1 ? "1 visitor" : `${count} visitors`),
    off: "Your team does not see this yet. Switched on, every agent sees who is on your sites and where, also before they write: say so in your privacy notice.",
    off_for_agents: "Your team does not see this. An admin can switch it on.",
    switch_on: "Show visitors",
    switch_off: "Show them no more",
    nobody: "Nobody is there at the moment.",
    open: "Conversation",
  },
};
