import type { WordsLike } from "../words.ts";

/** The words of what comes in the panel's second file. */
export const en = {
  characters_left: { one: "{n} character left", other: "{n} characters left" },
  characters_over: { one: "{n} character too many", other: "{n} characters too many" },
  is_typing: "{name} is typing",
  new_messages: { one: "{n} new message", other: "{n} new messages" },
  to_newest: "Jump to the newest message",
  slow_down: {
    one: "One moment. Sending again in {n} second.",
    other: "One moment. Sending again in {n} seconds.",
  },
  transcript: "Conversation as a copy",
  save_text: "Save as text",
  mail_it: "Send by email",
  email: "Email address",
  mail_sent: "We sent a link to {email}. It is good for seven days.",
  mail_send: "Send",
  bad_email: "This is not an email address.",
  too_often: "That was often. Try again later.",
  not_done: "That did not work. Try again.",
  resolved: "This conversation was resolved. Write any time to reopen it.",
  rate: "How did we do?",
  rated: "Thank you. You rated:",
  rate_again: "Change",
  score: "{n} of 5: {name}",
  score_1: "Very bad",
  score_2: "Bad",
  score_3: "Okay",
  score_4: "Good",
  score_5: "Very good",
  rating_comment: "Anything to add? (optional)",
  rating_closed: "This can no longer be rated.",
};

export type MoreWords = WordsLike<typeof en>;
