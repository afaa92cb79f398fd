import { no_filters } from "@chatting/client";
import { expect, test } from "vitest";

import { without_gone } from "../src/inbox/filters.ts";

test("what was deleted since is taken out of the filters, the rest stays", () => {
  const filters = { ...no_filters, label_ids: ["bug", "gone"], team_id: "dissolved", is_following: true };
  const known = { labels: { bug: {} }, teams: {} };
  expect(without_gone(filters, known)).toEqual({ ...filters, label_ids: ["bug"], team_id: null });
  expect(without_gone(no_filters, known)).toEqual(no_filters);
});
