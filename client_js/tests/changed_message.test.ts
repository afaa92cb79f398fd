import { expect, test } from "vitest";

import { agent_event, no_agent_state } from "../src/agent_store.ts";
import { no_visitor_state, visitor_event } from "../src/visitor_store.ts";
import type { AgentState, VisitorState } from "../src/index.ts";
import type { AgentEvent, VisitorEvent } from "../src/wire.gen.ts";
import { ana, epoch, item, message, noon, thread, vera } from "./cast.ts";

const first = message(1, vera);
const last = message(2, vera);

function changed(type: "message_updated" | "message_deleted", seq: number, data = first): AgentEvent & VisitorEvent {
  return { type, seq, epoch, at: noon, conversation_id: "c", actor: ana, data };
}

function desk(): AgentState {
  const known = item(2, { unread_count: 2 }, { last_message: last });
  const threads = { c: { messages: [last], has_more: true, is_loading: false, reads: [], form: null } };
  return { ...no_agent_state, epoch, head: 2, items: { c: known }, threads };
}

test("a change of what is not loaded does not put it into the thread", () => {
  const state = agent_event(desk(), changed("message_updated", 3, { ...first, body: "Other" }));
  expect(state.threads["c"]?.messages).toEqual([last]);
  expect(state.items["c"]?.conversation.last_message).toEqual(last);
});

test("a deleted message is gone from thread, preview and unread count", () => {
  const gone = { ...last, body: "", is_deleted: true };
  const state = agent_event(desk(), changed("message_deleted", 3, gone));
  expect(state.threads["c"]?.messages).toEqual([gone]);
  expect(state.items["c"]?.conversation).toMatchObject({ head: 3, last_message: gone });
  expect(state.items["c"]?.unread_count).toBe(1);
  expect(agent_event(state, changed("message_deleted", 3, gone))).toBe(state);
});

test("a visitor's unread count leaves out what was taken back", () => {
  const answer = message(2, ana);
  const before = { ...no_visitor_state, conversations: { c: thread(2, [first, answer]) } } as VisitorState;
  const edited = visitor_event(before, changed("message_updated", 3, { ...answer, body: "Better" }));
  expect(edited.conversations["c"]?.messages[1]?.body).toBe("Better");
  expect(edited.unread["c"]).toBe(1);
  const gone = visitor_event(edited, changed("message_deleted", 4, { ...answer, body: "", is_deleted: true }));
  expect(gone.unread["c"]).toBe(0);
});
