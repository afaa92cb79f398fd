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
};
