import { readFileSync } from "node:fs";

import { CommandError } from "@chatting/client";
import { expect, test } from "vitest";

import { preferred_locale } from "../src/words/index.tsx";
import { words as ar } from "../src/words/ar.ts";
import { words as de } from "../src/words/de.ts";
import { words as en } from "../src/words/en.ts";
import { refusal_words } from "../src/ui/refusal_words.ts";
import { visitor_label } from "../src/visitor/visitor_label.ts";

test("what one chose goes before what the browser offers, and English is what is left", () => {
  expect(preferred_locale("ar", ["de-AT"])).toBe("ar");
  expect(preferred_locale(null, ["fr", "de-AT", "en"])).toBe("de");
  expect(preferred_locale("xx", ["fr"])).toBe("en");
});

test("counts are said as each language says them", () => {
  expect(en.thread.new_messages(1)).toBe("1 new message");
  expect(en.thread.new_messages(3)).toBe("3 new messages");
  expect(de.list.unread(2)).toBe("2 ungelesene Nachrichten");
  expect(ar.thread.new_messages(2)).toBe("رسالتان جديدتان");
  expect(ar.thread.new_messages(3)).toContain("رسائل");
});

test.each([
  ["de", de],
  ["ar", ar],
])("no word of %s was left empty", (_, words) => {
  for (const group of Object.values(words)) {
    for (const word of typeof group === "string" ? [group] : Object.values(group)) expect(word).not.toBe("");
  }
});

test.each([
  ["en", en],
  ["de", de],
  ["ar", ar],
])("what a token may do has words in %s", (_, words) => {
  const rows = readFileSync(`${import.meta.dirname}/../../docs/permissions.md`, "utf8").split("\n");
  const scopes = rows.filter((row) => row.split(" | ")[4] === "yes").map((row) => row.split("`")[1] ?? "");
  expect(scopes.length).toBeGreaterThan(10);
  expect(Object.keys(words.tokens.scope)).toEqual(scopes);
});

test("a nameless visitor is told apart by the tail of their id", () => {
  const id = "01936f00-0000-7000-8000-0000000 04f2a".replace(" ", "");
  expect(visitor_label({ id, name: null, email: null }, en)).toBe("Visitor 4F2A");
  expect(visitor_label({ id, name: null, email: "v@example.com" }, en)).toBe("v@example.com");
  expect(visitor_label({ id, name: "Vera", email: "v@example.com" }, en)).toBe("Vera");
});

test("who tried too often hears when the next try counts", () => {
  const error = new CommandError({ code: "rate_limited", message: "", retry_after: 1500 });
  expect(refusal_words(error, { locale: "en", words: en })).toBe("Too many tries. Try again in 25 minutes.");
  const busy = new CommandError({ code: "overloaded", message: "", retry_after: 5 });
  expect(refusal_words(busy, { locale: "en", words: en })).toBe(en.error.overloaded);
});
