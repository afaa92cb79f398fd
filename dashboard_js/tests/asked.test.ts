import { expect, test } from "vitest";

import { search_of } from "../src/search/asked.ts";
import { HOME, route_of, url_of } from "../src/router.ts";

const NOW = Date.parse("2026-11-28T12:00:00Z");
const ID = "01a22081-048d-7708-b28c-8d742b78fc34";

test("what is asked stands in the address and comes back from it", () => {
  const route = { page: "search", asked: { q: 'a & "b"?', by: "visitor", when: "week" } } as const;
  expect(url_of(route)).toBe("/search?q=a+%26+%22b%22%3F&by=visitor&when=week");
  expect(route_of("/search", "?q=a+%26+%22b%22%3F&by=visitor&when=week")).toEqual(route);
  expect(route_of("/search")).toEqual({ page: "search", asked: {} });
  expect(route_of("/search/more").page).toBe("not_found");
});

test("a message one came for is a part of the address", () => {
  const route = { ...HOME, status: "resolved", conversation_id: "c", message_id: "m" } as const;
  expect(url_of(route)).toBe("/inbox/all/c?status=resolved&message=m");
  expect(route_of("/inbox/all/c", "?status=resolved&message=m")).toEqual(route);
  expect(route_of("/inbox/all", "?message=m")).not.toHaveProperty("message_id");
});

test("filters are asked of the server, and none means any", () => {
  expect(search_of({ q: "  refund " }, NOW)).toEqual({ query: "refund" });
  expect(search_of({ q: "refund", by: ID, assignee: "nobody", kind: "note", status: "open", file: "yes", label: ID }, NOW)).toEqual({
    query: "refund",
    author_id: ID,
    label_ids: [ID],
    assignee_id: null,
    kind: "note",
    status: "open",
    has_file: true,
  });
  expect(search_of({ q: "refund", by: "agent", when: "day" }, NOW)).toEqual({
    query: "refund",
    written_by: "agent",
    written_after: "2026-11-27T12:00:00.000Z",
  });
});

test("nothing is asked without words, and what makes no sense in an address counts for nothing", () => {
  expect(search_of({ q: " ", by: "visitor" }, NOW)).toBeNull();
  expect(search_of({}, NOW)).toBeNull();
  const nonsense = { q: "refund", by: "me", kind: "x", status: "x", assignee: "x", when: "x", file: "x" };
  expect(search_of(nonsense, NOW)).toEqual({ query: "refund" });
});
