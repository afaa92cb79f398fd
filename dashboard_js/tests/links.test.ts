import { expect, test } from "vitest";

import { pieces_of } from "../src/thread/links.ts";

const links_in = (text: string): (string | null)[] => pieces_of(text).flatMap(({ href }) => (href === null ? [] : [href]));

test("the pieces are the text, whole", () => {
  const text = "See https://a.example/x, or http://b.example. <b>Bye</b>";
  expect(pieces_of(text).map((piece) => piece.text).join("")).toBe(text);
});

test("an address ends before the sentence does", () => {
  expect(links_in("Look: https://a.example/x?y=1#z.")).toEqual(["https://a.example/x?y=1#z"]);
  expect(links_in("(https://a.example/x)")).toEqual(["https://a.example/x"]);
  expect(links_in("https://a.example/x_(y)")).toEqual(["https://a.example/x_(y)"]);
  expect(links_in('"https://a.example"')).toEqual(["https://a.example/"]);
});

test.each(["javascript:alert(1)", "data:text/html,x", "vbscript:x", "https://", "mailto:a@b.example", "ahttps://a.b"])(
  "%s leads nowhere",
  (text) => {
    expect(links_in(text)).toEqual([]);
  },
);
