import { expect, test } from "vitest";

import { with_rating } from "../src/thread/rating_block.ts";
import { entries_of, thread_blocks } from "../src/thread/thread_blocks.ts";
import { ana, message_of, vera } from "./cast.ts";

const at = (minute: string) => `2026-11-23T12:${minute}:00.000Z`;
const rating = { rating: 4, comment: null, agent_id: "ana", rated_at: at("20") };
const blocks = thread_blocks(
  entries_of(
    [
      message_of(vera, "Is it open?", { created_at: at("00") }),
      message_of(ana, "Yes", { created_at: at("10") }),
      message_of(vera, "Another thing", { created_at: at("30") }),
    ],
    [],
    ana,
  ),
);

test("a rating stands where it was given", () => {
  expect(with_rating(blocks, rating).map(({ type }) => type)).toEqual(["day", "group", "group", "rating", "group"]);
});

test("the newest thing in a thread may be its rating", () => {
  expect(with_rating(blocks, { ...rating, rated_at: at("40") }).at(-1)?.type).toBe("rating");
});

test("without a rating nothing changes", () => {
  expect(with_rating(blocks, null)).toBe(blocks);
});
