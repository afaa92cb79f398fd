import { expect, test } from "vitest";

import { agent_item } from "../src/agent_store.ts";
import * as pages from "../src/agent_pages.ts";
import * as reads from "../src/agent_reads.ts";
import * as store from "../src/agent_store.ts";
import { agent_started, ana, ben, conversation, event, item, message, read } from "./cast.ts";

const started = pages.agent_started(store.no_agent_state, agent_started(10), false);
const known = agent_item(started, item(10, {}, { last_message: message(10) }));
const named = store.agent_event(
  known,
  event("message_created", 11, message(11, ben, { kind: "note", mentions: ["ana"] }), ben),
);

test("who is mentioned counts it until they have read that far, on whatever device", () => {
  expect(named.items["c"]).toMatchObject({ mentioned_seq: 11, has_unread_mention: true });
  expect(named.counts.mentions).toBe(1);
  const half = reads.read_changed(named, { position: read(ana, 10), unread_count: 0 });
  expect(half.counts.mentions).toBe(1);
  const all = reads.read_changed(half, { position: read(ana, 11), unread_count: 0 });
  expect(all.items["c"]).toMatchObject({ mentioned_seq: 11, has_unread_mention: false });
  expect(all.counts.mentions).toBe(0);
});

test("a mention of others, or by oneself, is nothing to read", () => {
  const of_ben = event("message_created", 11, message(11, ana, { mentions: ["ben"] }), ana);
  expect(store.agent_event(known, of_ben).counts.mentions).toBe(0);
  const of_oneself = event("message_created", 11, message(11, ana, { mentions: ["ana"] }), ana);
  expect(store.agent_event(known, of_oneself).counts.mentions).toBe(0);
});

test("the view of mentions shows them whatever the status", () => {
  const shown = pages.view_shown(named, { view: "mentions", status: null, filters: { ...started.inbox.filters } });
  expect(shown.inbox.ids).toEqual(["c"]);
  const resolved = conversation(12, { status: "resolved" });
  expect(store.agent_event(shown, event("conversation_updated", 12, resolved, ben)).inbox.ids).toEqual(["c"]);
});

test("when a mention is taken back the server is asked what is left", () => {
  const gone = message(11, ben, { kind: "note", body: "", is_deleted: true });
  expect(store.agent_event(named, event("message_deleted", 12, gone, ben)).missing).toHaveProperty("c");
});

test("when an edit brings a mention, or takes one out, the server is asked what there is", () => {
  const plain = store.agent_event(known, event("message_created", 11, message(11, ben, { kind: "note" }), ben));
  const brought = event("message_updated", 12, message(11, ben, { kind: "note", mentions: ["ana"] }), ben);
  expect(store.agent_event(plain, brought).missing).toHaveProperty("c");
  const told = agent_item(plain, item(12, { mentioned_seq: 12, has_unread_mention: true }));
  const taken = event("message_updated", 13, message(11, ben, { kind: "note" }), ben);
  expect(store.agent_event(told, taken).missing).toHaveProperty("c");
  const of_later = event("message_updated", 14, message(13, ben, { kind: "note" }), ben);
  expect(store.agent_event(told, of_later).missing).toEqual({});
});

test("a mention that an edit brought is read when the position comes to the edit", () => {
  const told = agent_item(named, item(12, { mentioned_seq: 12, has_unread_mention: true }));
  const loaded = reads.agent_reads(told, [read(ana, 11)]);
  expect(loaded.items["c"]).toMatchObject({ mentioned_seq: 12, has_unread_mention: true });
  const all = reads.read_changed(loaded, { position: read(ana, 12), unread_count: 0 });
  expect(all.items["c"]?.has_unread_mention).toBe(false);
});

test("who is removed follows nothing", () => {
  const followed = store.agent_event(
    known,
    event("conversation_updated", 11, conversation(11, { follower_ids: ["ana", "ben"] }), ben),
  );
  const left = store.agent_event(followed, { ...event("agent_removed", 12, { id: "ben" }, ana), conversation_id: null });
  expect(left.items["c"]?.conversation.follower_ids).toEqual(["ana"]);
});
