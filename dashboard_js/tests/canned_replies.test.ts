import { expect, test } from "vitest";

import { code_at, filled, left_variable, matching, unknown_variable, type Facts } from "../src/composer/canned_replies.ts";

const facts: Facts = {
  "visitor.name": null,
  "visitor.email": null,
  "agent.name": "Ana",
  "workspace.name": "Bakery",
  "site.name": "Shop",
};

test("variables are filled in, and what is not known gets the words behind the bar or stays", () => {
  expect(filled("Hi {{visitor.name|there}}, {{ agent.name }} of {{workspace.name|us}}", facts)).toBe("Hi there, Ana of Bakery");
  expect(filled("Hi {{visitor.name}}", facts)).toBe("Hi {{visitor.name}}");
  expect(filled("Hi {{visitor.name|}}!", { ...facts, "visitor.name": "Vera" })).toBe("Hi Vera!");
  expect(filled("Hi {{visitor.name}}", { ...facts, "visitor.name": "{{agent.name}}" })).toBe("Hi {{agent.name}}");
});

test("the first variable that was left is where one goes on writing", () => {
  expect(left_variable("Hi {{visitor.name}}!")).toEqual({ start: 3, end: 19 });
  expect(left_variable("Hi there!")).toBeNull();
});

test("a variable that there is not is found before the server refuses it", () => {
  expect(unknown_variable("{{visitor.name|x}} {{ visitor.nmae }}")).toBe("visitor.nmae");
  expect(unknown_variable("{{ agent.name }} { } {{")).toBeUndefined();
});

test("a short code begins at a slash that begins a word", () => {
  expect(code_at("/he", 3)).toEqual({ start: 0, code: "he" });
  expect(code_at("Well, /he llo", 9)).toEqual({ start: 6, code: "he" });
  expect(code_at("/", 1)).toEqual({ start: 0, code: "" });
  expect(code_at("and/or", 6)).toBeNull();
  expect(code_at("https://", 8)).toBeNull();
});

test("what begins so goes first", () => {
  const replies = ["shello", "Hello", "bye"].map((short_code) => ({ id: short_code, short_code, body: "x" }));
  expect(matching(replies, "hel").map(({ short_code }) => short_code)).toEqual(["Hello", "shello"]);
});
