import type { Agent } from "@chatting/client";
import { expect, test } from "vitest";

import { agents_named, mentioned_in, name_at } from "../src/composer/mentions.ts";
import { split_by_names } from "../src/thread/names.ts";

const agent = (id: string, name: string): Agent => ({ id, name, role: "agent", availability: "online", capacity: null, avatar_id: null });
const ana = agent("ana", "Ana");
const silva = agent("silva", "Ana Silva");
const jose = agent("jose", "José (Sales)");
const twin = agent("twin", "Ana");

test("a name is typed after an at sign that begins a word", () => {
  expect(name_at("Ask @an", 7)).toEqual({ start: 4, code: "an" });
  expect(name_at("@", 1)).toEqual({ start: 0, code: "" });
  expect(name_at("@Ana Sil", 8)).toEqual({ start: 0, code: "Ana Sil" });
  expect(name_at("mail ana@acme", 13)).toBeNull();
});

test("colleagues are found by the beginnings of their names", () => {
  expect(agents_named([jose, silva, ana], "an")).toEqual([ana, silva]);
  expect(agents_named([jose, silva, ana], "sil")).toEqual([silva]);
});

test("a text mentions whole names, the longest that is there", () => {
  const everybody = [ana, silva, jose];
  expect(mentioned_in("@Ana Silva, please", everybody, new Set())).toEqual(["silva"]);
  expect(mentioned_in("@Ana and @José (Sales)!", everybody, new Set())).toEqual(["ana", "jose"]);
  expect(mentioned_in("@Anastasia, me@Ana", everybody, new Set())).toEqual([]);
});

test("of two of one name it is whoever was picked", () => {
  expect(mentioned_in("@Ana", [ana, twin], new Set(["twin"]))).toEqual(["twin"]);
  expect(mentioned_in("@Ana", [ana, twin], new Set())).toEqual([]);
});

test("a text is cut where it mentions somebody", () => {
  expect(split_by_names("Hi @Ana!", ["Ana"])).toEqual([
    { text: "Hi ", name: null },
    { text: "@Ana", name: "Ana" },
    { text: "!", name: null },
  ]);
});
