import { expect, test } from "vitest";

import * as pages from "../src/agent_pages.ts";
import * as store from "../src/agent_store.ts";
import { own_views_changed } from "../src/saved_views.ts";
import type { SavedView } from "../src/wire.gen.ts";
import { agent_started, ana, conversation, event } from "./cast.ts";

const saved = (id: string, more: Partial<SavedView> = {}): SavedView => ({ id, name: id, is_shared: true, agent_id: "ana", view: "all", status: "open", filters: {}, ...more });
const urgent = saved("urgent", { filters: { priorities: ["urgent"] } });
const own = saved("own", { is_shared: false });
const started = pages.agent_started(store.no_agent_state, agent_started(10, { saved_views: [urgent, own] }), false);

test("a saved view counts on from what the server said", () => {
  const counted = { ...started, view_counts: { urgent: 3 } };
  const calm = store.agent_event(counted, event("conversation_created", 11, conversation(11)));
  expect(calm.view_counts).toEqual({ urgent: 3 });
  const raised = store.agent_event(calm, event("conversation_updated", 12, conversation(12, { priority: "urgent" }), ana));
  expect(raised.view_counts).toEqual({ urgent: 4 });
  const gone = store.agent_event(raised, { ...event("conversation_deleted", 13, { id: "c" }, ana), conversation_id: null });
  expect(gone.view_counts).toEqual({ urgent: 3 });
});

test("one's own are replaced by what another device says, the shared ones stay", () => {
  const other = saved("other", { is_shared: false });
  expect(Object.keys(own_views_changed(started, { saved_views: [other] }).saved_views)).toEqual(["urgent", "other"]);
});

test("shared ones come and go by events", () => {
  const renamed = store.agent_event(started, { ...event("saved_view_updated", 11, { ...urgent, name: "Fires" }, ana), conversation_id: null });
  expect(renamed.saved_views["urgent"]?.name).toBe("Fires");
  const gone = store.agent_event(renamed, { ...event("saved_view_deleted", 12, { id: "urgent" }, ana), conversation_id: null });
  expect(Object.keys(gone.saved_views)).toEqual(["own"]);
});
