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
};
