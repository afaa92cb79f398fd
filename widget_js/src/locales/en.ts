import type { WordsLike } from "./words.ts";

export const en = {
  close_chat: "Close chat",
  open_chat: "Open chat",
  unread: { one: "{n} unread message", other: "{n} unread messages" },
  conversation: "Conversation",
  you: "You",
  team: "Team",
  says: "{name}, {time}:",
  compose: "Write a message…",
  more: "More",
  send: "Send message",
  sending: "Sending",
  queued: "Waiting to send",
  sent: "Sent",
  delivered: "Delivered",
  read: "Seen",
  retry: "Retry",
  loading_older: "Loading older messages",
  loading: "Loading your conversation",
  reconnecting: "Reconnecting…",
  offline: "You're offline. Messages will send when you reconnect.",
  unreachable: "Can't reach chat.",
  refused: "Chat isn't available here.",
  blocked: "You can't write to this team.",
  session_over: "This chat has ended.",
  start_over: "Start over",
};

export type Words = WordsLike<typeof en>;
