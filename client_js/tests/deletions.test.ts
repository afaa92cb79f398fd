import { expect, test } from "vitest";
import * as pages from "../src/agent_pages.ts";
import * as store from "../src/agent_store.ts";
import { agent_started, ana, event, item } from "./cast.ts";

function begin() {
  const started = pages.agent_started(store.no_agent_state, agent_started(10), false);
  const viktor = { ...item(1).conversation.visitor, id: "viktor" };
  const items = [item(9), item(8, {}, { id: "d" }), item(7, {}, { id: "e", visitor: viktor })];
  const counts = { head: 10, mine: 0, unassigned: 3, open: 3, snoozed: 0, resolved: 0, mentions: 0, teams: [] };
  const listed = pages.page_loaded(started, { items, next_cursor: null, counts });
  return store.put_thread(listed, "c", { messages: [], has_more: false, is_loading: false, reads: [], form: null });
}

test("a conversation that is deleted is in no list, no number and no thread", () => {
  const gone = store.agent_event(begin(), event("conversation_deleted", 11, { id: "c" }, ana));
  expect(gone.inbox.ids).toEqual(["d", "e"]);
  expect(gone.counts).toEqual({ head: 10, mine: 0, unassigned: 2, open: 2, snoozed: 0, resolved: 0, mentions: 0, teams: [] });
  expect(gone.threads).toEqual({});
});

test("with a visitor go all their conversations, and nobody else's", () => {
  const gone = store.agent_event(begin(), event("visitor_deleted", 11, { id: "vera" }, ana));
  expect(gone.inbox.ids).toEqual(["e"]);
  expect(gone.counts.open).toBe(1);
});

test("one that is not known here changes nothing", () => {
  const before = begin();
  const after = store.agent_event(before, event("conversation_deleted", 11, { id: "z" }, ana));
  expect([after.inbox, after.counts, after.items]).toEqual([before.inbox, before.counts, before.items]);
});
