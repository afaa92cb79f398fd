import { describe, expect, it } from "vitest";
import { thread_items } from "../src/ui/thread_items.ts";
import { ANA, BEN, message, pending, VERA } from "./cast.ts";

const shape = (items: ReturnType<typeof thread_items>) =>
  items.map((item) => (item.type === "day" ? "day" : `${item.author.id ?? "me"}:${item.entries.length}`));

describe("a thread", () => {
  it("puts together what one person writes within five minutes", () => {
    const items = thread_items(
      [
        message(ANA, "2026-01-05T12:00:00.000Z"),
        message(ANA, "2026-01-05T12:04:00.000Z"),
        message(ANA, "2026-01-05T12:10:00.000Z"),
        message(BEN, "2026-01-05T12:10:30.000Z"),
        message(VERA, "2026-01-05T12:11:00.000Z"),
      ],
      [],
    );
    expect(shape(items)).toEqual(["day", "ana:2", "ana:1", "ben:1", "vera:1"]);
  });

  it("begins each day anew", () => {
    const items = thread_items(
      [message(ANA, "2026-01-05T12:00:00.000Z"), message(ANA, "2026-01-07T12:00:00.000Z")],
      [],
    );
    expect(shape(items)).toEqual(["day", "ana:1", "day", "ana:1"]);
  });

  it("shows what waits to be sent last, with one's own messages", () => {
    const items = thread_items(
      [message(VERA, "2026-01-05T12:00:00.000Z")],
      [pending("2026-01-05T12:01:00.000Z"), pending("2026-01-05T12:09:00.000Z")],
    );
    expect(shape(items)).toEqual(["day", "vera:2", "me:1"]);
  });

  it("does not show a message twice while its confirmation comes in", () => {
    const sent = message(VERA, "2026-01-05T12:00:00.000Z");
    const items = thread_items([sent], [{ ...pending("2026-01-05T12:00:00.000Z"), client_id: sent.client_id }]);
    expect(shape(items)).toEqual(["day", "vera:1"]);
  });
});
