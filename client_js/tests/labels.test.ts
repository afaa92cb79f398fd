import { expect, test } from "vitest";
import * as pages from "../src/agent_pages.ts";
import * as store from "../src/agent_store.ts";
import { agent_started, ana, conversation, event, item } from "./cast.ts";

const bug = { id: "bug", name: "Bug", colour: "red" } as const;
const narrowed = { view: "all", status: "open", filters: { label_ids: ["bug"] } } as const;

function begin() {
  const started = pages.agent_started(store.no_agent_state, agent_started(10, { labels: [bug] }), false);
  const shown = pages.view_shown(started, { ...narrowed, filters: { label_ids: ["bug"] } });
  return pages.page_loaded(shown, { items: [item(9)], next_cursor: null, counts: started.counts });
}

test("a conversation enters a list of labelled ones with its label, and leaves with it", () => {
  expect(begin().inbox.ids).toEqual([]);
  const put = store.agent_event(begin(), event("conversation_updated", 11, conversation(11, { label_ids: ["bug"] }), ana));
  expect(put.inbox.ids).toEqual(["c"]);
  const taken = store.agent_event(put, event("conversation_updated", 12, conversation(12), ana));
  expect(taken.inbox.ids).toEqual([]);
});

test("a label that is deleted is on no conversation any more", () => {
  const put = store.agent_event(begin(), event("conversation_updated", 11, conversation(11, { label_ids: ["bug"] }), ana));
  const gone = store.agent_event(put, event("label_deleted", 12, { id: "bug" }, ana));
  expect(gone.labels).toEqual({});
  expect(gone.items["c"]?.conversation.label_ids).toEqual([]);
  expect(gone.inbox.ids).toEqual([]);
});

test("a label that is renamed is renamed everywhere, for conversations only name its id", () => {
  const renamed = store.agent_event(begin(), event("label_updated", 11, { ...bug, name: "Defect" }, ana));
  expect(renamed.labels["bug"]?.name).toBe("Defect");
});
