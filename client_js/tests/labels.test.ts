import { expect, test } from "vitest";
import * as pages from "../src/agent_pages.ts";
import { COUNT_CAP, no_filters } from "../src/inbox.ts";
import * as store from "../src/agent_store.ts";
import { agent_started, ana, conversation, event, item } from "./cast.ts";

const bug = { id: "bug", name: "Bug", colour: "red" } as const;

function begin() {
  const started = pages.agent_started(store.no_agent_state, agent_started(10, { labels: [bug] }), false);
  const shown = pages.view_shown(started, { view: "all", status: "open", filters: { ...no_filters, label_ids: ["bug"] } });
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

test("a conversation enters a team's list with the team, is counted, and leaves when the team is dissolved", () => {
  const counts = { head: 10, mine: 0, unassigned: 1, open: 1, snoozed: 0, resolved: 0, mentions: 0, teams: [{ team_id: "night", open: 0 }] };
  const started = pages.agent_started(store.no_agent_state, agent_started(10, { counts }), false);
  const shown = pages.view_shown(started, { view: "all", status: "open", filters: { ...no_filters, team_id: "night" } });
  const begun = pages.page_loaded(shown, { items: [item(9)], next_cursor: null, counts });
  const given = store.agent_event(begun, event("conversation_updated", 11, conversation(11, { team_id: "night" }), ana));
  expect(given.inbox.ids).toEqual(["c"]);
  expect(given.counts.teams).toEqual([{ team_id: "night", open: 1 }]);
  const dissolved = store.agent_event(given, event("team_deleted", 12, { id: "night" }, ana));
  expect(dissolved.inbox.ids).toEqual([]);
  expect(dissolved.items["c"]?.conversation.team_id).toBeNull();
});

test("a list of priorities shows what has one of them", () => {
  const filters = { ...no_filters, priorities: ["high" as const, "urgent" as const] };
  const shown = pages.view_shown(begin(), { view: "all", status: "open", filters });
  const urgent = conversation(11, { priority: "urgent" });
  const raised = store.agent_event(shown, event("conversation_updated", 11, urgent, ana));
  expect(raised.inbox.ids).toEqual(["c"]);
  const low = conversation(12, { priority: "low" });
  expect(store.agent_event(raised, event("conversation_updated", 12, low, ana)).inbox.ids).toEqual([]);
});

test("what was counted up to the cap stays there until the server counts again", () => {
  const counts = { head: 10, mine: 0, unassigned: COUNT_CAP, open: COUNT_CAP, snoozed: 0, resolved: 0, mentions: 0, teams: [] };
  const started = pages.agent_started(store.no_agent_state, agent_started(10, { counts }), false);
  const created = store.agent_event(started, event("conversation_created", 11, conversation(11)));
  expect(created.counts).toMatchObject({ unassigned: COUNT_CAP, open: COUNT_CAP });
});
