import { describe, expect, test } from "vitest";
import * as pages from "../src/agent_pages.ts";
import * as agent_store from "../src/agent_store.ts";
import * as visitor_store from "../src/visitor_store.ts";
import type {
  AgentEvent,
  AgentStarted,
  ConversationFound,
  ConversationPage,
  ConversationSynced,
  MessagePage,
  PresenceChanged,
  VisitorEvent,
  VisitorStarted,
  WorkspaceSynced,
} from "../src/wire.gen.ts";
import frames from "./fixtures/frames.json" with { type: "json" };

/** What a real server said: see fixtures/record.js. */
const recorded = frames as unknown as {
  agent: {
    started: AgentStarted;
    restarted: AgentStarted;
    events: AgentEvent[];
    synced: WorkspaceSynced;
    list: ConversationPage;
    found: ConversationFound;
    messages: MessagePage;
  };
  visitor: {
    started: VisitorStarted;
    restarted: VisitorStarted;
    events: VisitorEvent[];
    presence: PresenceChanged[];
    synced: ConversationSynced;
  };
};

const ways = ["live", "replayed"] as const;

describe.each(ways)("what a real server has told, %s,", (way) => {
  test("makes of a visitor's first snapshot the fresh one", () => {
    const { started, restarted, events, presence, synced } = recorded.visitor;
    const begun = visitor_store.visitor_started(visitor_store.no_visitor_state, started);
    const told = way === "live" ? events : synced.events;
    const fresh = visitor_store.visitor_started(visitor_store.no_visitor_state, restarted);
    const followed = told.reduce(visitor_store.visitor_event, begun);
    expect(presence.reduce(visitor_store.visitor_presence, followed)).toEqual(fresh);
  });

  test("makes of an agent's first snapshot the fresh one, list and thread included", () => {
    const { started, restarted, events, synced, list, found, messages } = recorded.agent;
    const { id } = found.item.conversation;
    const opened = (state: typeof agent_store.no_agent_state) => pages.thread_loading({ ...state, open_id: id }, id);
    const none = { items: [], next_cursor: null, counts: started.counts };
    const begun = pages.page_loaded(pages.agent_started(agent_store.no_agent_state, started, false), none);
    const told = way === "live" ? events : synced.events;
    const followed = told.reduce(agent_store.agent_event, opened(begun));
    const listed = pages.page_loaded(pages.agent_started(agent_store.no_agent_state, restarted, false), list);
    const fresh = pages.thread_loaded(opened(listed), found, messages);
    const apart = { threads: {}, counts: {} };
    expect({ ...followed, ...apart }).toEqual({ ...fresh, ...apart });
    expect({ ...followed.counts, head: 0 }).toEqual({ ...fresh.counts, head: 0 });
    expect(followed.threads[id]?.messages).toEqual(fresh.threads[id]?.messages);
  });
});
