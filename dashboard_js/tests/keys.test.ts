import { expect, test } from "vitest";

import { composer_key } from "../src/composer/composer_keys.ts";
import { key_of } from "../src/keyboard/shortcuts.ts";

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false };

test("Enter sends, Shift + Enter writes a new line, Escape leaves", () => {
  expect(composer_key({ ...plain, key: "Enter" }, false)).toBe("send");
  expect(composer_key({ ...plain, key: "Enter", shiftKey: true }, false)).toBeNull();
  expect(composer_key({ ...plain, key: "Escape" }, false)).toBe("leave");
  expect(composer_key({ ...plain, key: "a" }, false)).toBeNull();
});

test("on a phone Enter is a new line, but with a modifier it sends everywhere", () => {
  expect(composer_key({ ...plain, key: "Enter" }, true)).toBeNull();
  expect(composer_key({ ...plain, key: "Enter", metaKey: true }, true)).toBe("send");
  expect(composer_key({ ...plain, key: "Enter", ctrlKey: true }, false)).toBe("send");
});

test("Enter that ends the composing of a word does not send it", () => {
  expect(composer_key({ ...plain, key: "Enter", isComposing: true }, false)).toBeNull();
});

test("a letter is a shortcut only by itself", () => {
  expect(key_of({ ...plain, key: "j", code: "KeyJ" })).toBe("j");
  expect(key_of({ ...plain, key: "J", code: "KeyJ" })).toBe("j");
  expect(key_of({ ...plain, key: "r", code: "KeyR", metaKey: true })).toBeNull();
  expect(key_of({ ...plain, key: "n", code: "KeyN", ctrlKey: true })).toBeNull();
  expect(key_of({ ...plain, key: "z", code: "KeyZ" })).toBeNull();
});

test("it is the letter that counts, and on a keyboard of another script the place", () => {
  expect(key_of({ ...plain, key: "j", code: "KeyC" })).toBe("j");
  expect(key_of({ ...plain, key: "ت", code: "KeyJ" })).toBe("j");
  expect(key_of({ ...plain, key: "?", code: "Minus" })).toBe("?");
});
