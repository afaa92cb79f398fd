import { expect, test } from "vitest";

import { preview_of } from "../src/inbox/preview.ts";
import { words } from "../src/words/en.ts";
import { ana, ben, conversation_with, message_of, vera } from "./cast.ts";

const NO_DRAFT = { body: "", kind: "reply" } as const;

test("a visitor speaks for themselves", () => {
  const preview = preview_of(conversation_with(message_of(vera, "Hello")), "ana", NO_DRAFT, words);
  expect(preview).toEqual({ kind: "message", prefix: null, text: "Hello" });
});

test("what I wrote says so, and what Ben wrote says Ben", () => {
  const mine = preview_of(conversation_with(message_of(ana, "Hi")), "ana", NO_DRAFT, words);
  const his = preview_of(conversation_with(message_of(ben, "Hi")), "ana", NO_DRAFT, words);
  expect(mine.prefix).toBe("You:");
  expect(his.prefix).toBe("Ben:");
});

test("a note is called a note, whoever wrote it", () => {
  const note = message_of(ana, "VIP", { kind: "note" });
  expect(preview_of(conversation_with(note), "ana", NO_DRAFT, words)).toMatchObject({ kind: "note", prefix: "Note:" });
});

test("what I left unfinished goes first, unless it is only space", () => {
  const conversation = conversation_with(message_of(vera, "Hello"));
  expect(preview_of(conversation, "ana", { body: "Dear V", kind: "reply" }, words).text).toBe("Dear V");
  expect(preview_of(conversation, "ana", { body: " \n", kind: "reply" }, words).text).toBe("Hello");
});

test("many lines become one", () => {
  expect(preview_of(conversation_with(message_of(vera, "a\n\n  b")), "ana", NO_DRAFT, words).text).toBe("a b");
});

test("a conversation without a message has words for that", () => {
  expect(preview_of(conversation_with(null), "ana", NO_DRAFT, words).kind).toBe("none");
});

test("of a deleted message the list says only that", () => {
  const gone = message_of(ben, "", { is_deleted: true });
  expect(preview_of(conversation_with(gone), "ana", NO_DRAFT, words).text).toBe("Message deleted");
});

test("markup is not shown where there is room for one line only", () => {
  const last = conversation_with(message_of(vera, "Is it **open _today_**?\n`yes` or [no](https://a.example)"));
  expect(preview_of(last, "ana", NO_DRAFT, words).text).toBe("Is it open today? yes or no");
});
