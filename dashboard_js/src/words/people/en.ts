import { plural } from "../plural.ts";

const many = plural("en");

export const people = {
  deletion: {
    conversation: "Delete conversation",
    conversation_title: (name: string) => `Delete the conversation with ${name}?`,
    conversation_lead:
      "It goes at once, for the visitor and for everybody here, with its messages, notes, drafts, files, ratings and transcripts. This cannot be undone.",
    conversation_done: "The conversation is deleted.",
    visitor: "Delete visitor",
    visitor_title: (name: string) => `Delete ${name}?`,
    visitor_lead:
      "All that is kept of this visitor goes at once: who they are, all their conversations with messages, notes and files, and their access. Whoever comes from their browser is a stranger then. This cannot be undone.",
    visitor_done: "The visitor is deleted.",
    confirm: "Delete for good",
  },
  privacy: {
    export: "Export data",
    exported: "Their data is being saved as a file. Hand it to nobody else.",
  },
  merging: {
    action: "Merge",
    title: (name: string) => `Who else is ${name}?`,
    lead: "Find the other visitor who is the same person. Then you choose who stays.",
    find: "Name, address or words",
    find_hint: "Of the other visitor, or of what they wrote.",
    confirm_lead:
      "All conversations, files and notes come together. Where something is known of both, what is known of the one that stays counts. This cannot be undone.",
    who_stays: "Who stays?",
    confirm: "Merge for good",
    done: "They are one visitor now.",
    conflict: "These two cannot become one: somebody verified must stay, and both must be visitors of the same site.",
  },
  blocked: {
    title: "Blocked",
    lead: "Who does not get in, and from where nobody does.",
    visitors: "Visitors",
    visitors_lead: "The hundred that were blocked last.",
    nobody: "Nobody is blocked.",
    addresses: "Addresses",
    addresses_lead: "Visitors from here cannot chat or send files. Colleagues get in from anywhere.",
    network: "Address or network",
    network_hint: "Such as 203.0.113.9 or 203.0.113.0/24. No wider than /16; for IPv6 between /32 and /64.",
    no_network: "This is no address or network that can be blocked.",
    too_many: "There are too many blocked networks. Unblock some first.",
    reason: "Reason (optional)",
    how_long: "For how long",
    days: (days: number) => (days === 0 ? "Until somebody unblocks it" : many(days, { one: "# day", other: "# days" })),
    block: "Block",
    done: (network: string) => `${network} is blocked.`,
    until: (time: string) => `Until ${time}`,
    unblock_label: (name: string) => `Unblock ${name}`,
    let_in: (name: string) => `${name} is not blocked any more.`,
  },
};
