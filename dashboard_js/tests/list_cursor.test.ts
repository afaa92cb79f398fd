import { expect, test } from "vitest";

import { moved, next_after } from "../src/inbox/list_cursor.ts";

const IDS = ["a", "b", "c"];

test("j and k go to the neighbours and stop at the ends", () => {
  expect(moved(IDS, "a", 1)).toBe("b");
  expect(moved(IDS, "b", -1)).toBe("a");
  expect(moved(IDS, "c", 1)).toBe("c");
  expect(moved(IDS, "a", -1)).toBe("a");
});

test("from nowhere, or from what has left, they lead to the first", () => {
  expect(moved(IDS, null, 1)).toBe("a");
  expect(moved(IDS, "gone", -1)).toBe("a");
  expect(moved([], null, 1)).toBeNull();
});

test("after resolving comes the one below, or else the one above", () => {
  expect(next_after(IDS, "a")).toBe("b");
  expect(next_after(IDS, "c")).toBe("b");
  expect(next_after(["a"], "a")).toBeNull();
  expect(next_after(IDS, "gone")).toBeNull();
});
