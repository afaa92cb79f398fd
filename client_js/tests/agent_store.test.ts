import { describe, expect, test } from "vitest";
import * as pages from "../src/agent_pages.ts";
import { agent_reads, read_changed } from "../src/agent_reads.ts";
import * as store from "../src/agent_store.ts";
import { agent_changed, presence_changed } from "../src/changed_agent.ts";
import { no_filters } from "../src/inbox.ts";
import type { AgentState } from "../src/types.ts";
import type { AgentEvent, InboxCounts, InboxItem } from "../src/wire.gen.ts";
import { agent_started, ana, ben, conversation, event, item, message, noon, random, read, vera } from "./cast.ts";

const ben_away = { id: "ben", name: "Ben", role: "agent", availability: "away", capacity: null, avatar_id: null } as const;
const renamed = { id: "workspace", name: "Bakers", time_zone: "UTC", locale: "de", delete_at: null, shows_live_visitors: false, shows_typing_previews: false };
const zoe = { id: "zoe", name: "Zoe", role: "agent", availability: "online", capacity: null, avatar_id: null } as const;
const mine = { assignee_id: "ana" };
const forms = { pre_chat: null, offline: null };
const rating = { rating: 5, comment: "Thanks", agent_id: "ana", rated_at: noon };
const log: AgentEvent[] = [
  event("conversation_created", 11, conversation(11)),
  event("message_created", 12, message(12)),
  event("conversation_updated", 13, conversation(13, { ...mine, last_message: message(12) }), ana),
  event("message_created", 14, message(14, ana), ana),
  event("message_created", 15, message(15, ben, { kind: "note" }), ben),
  event("agent_updated", 16, ben_away, ben),
  event("site_updated", 17, { id: "site", name: "Café", key: "key", allowed_origins: ["https://bakery.example"], asks_rating: false, brand_color: null, greeting: null, forms, requires_verified_identity: false }, ana),
  { ...event("subject_erased", 18, null), type: "subject_erased" },
  event("message_created", 19, message(19)),
  event("team_created", 20, { id: "night", name: "Night", agent_ids: ["ben"], routing_mode: null, capacity: null }, ana),
  event("team_created", 21, { id: "day", name: "Day", agent_ids: [], routing_mode: null, capacity: null }, ana),
  event("team_updated", 22, { id: "day", name: "Day", agent_ids: ["ana"], routing_mode: null, capacity: null }, ana),
  event("team_deleted", 23, { id: "night" }, ana),
  event("conversation_rated", 24, conversation(24, { ...mine, last_message: message(19), rating })),
  event("agent_joined", 25, zoe, ana),
  event("agent_removed", 26, { id: "zoe" }, ana),
  event("site_created", 27, { id: "blog", name: "Blog", key: "blog", allowed_origins: [], asks_rating: false, brand_color: null, greeting: null, forms, requires_verified_identity: false }, ana),
  event("site_deleted", 28, { id: "blog" }, ana),
  event("workspace_updated", 29, { ...renamed, sites: [] }, ana),
];

function begin(head: number, items: InboxItem[], counts: InboxCounts = { head: 10, mine: 0, unassigned: 0, open: 0, snoozed: 0, resolved: 0, mentions: 0, teams: [] }): AgentState {
  const started = pages.agent_started(store.no_agent_state, agent_started(head, { counts }), false);
  return pages.page_loaded(started, { items, next_cursor: null, counts });
}

function play(events: AgentEvent[], state = begin(10, [])): AgentState {
  return events.reduce(store.agent_event, state);
}

const last: InboxItem = item(24, { unread_count: 2 }, { ...mine, last_message: message(19), rating });
const fresh = pages.agent_started(
  store.no_agent_state,
  agent_started(29, {
    teams: [{ id: "day", name: "Day", agent_ids: ["ana"], routing_mode: null, capacity: null }],
    counts: { head: 10, mine: 1, unassigned: 0, open: 1, snoozed: 0, resolved: 0, mentions: 0, teams: [] },
    agents: [...agent_started(19).agents, { agent: ben_away, is_online: false, is_attentive: false }],
    workspaces: [{ id: "workspace", name: "Bakers", role: "owner" }],
    workspace: {
      ...renamed,
      sites: [{ id: "site", name: "Café", key: "key", allowed_origins: ["https://bakery.example"], asks_rating: false, brand_color: null, greeting: null, forms, requires_verified_identity: false }],
    },
  }),
  false,
);
const fresh_list = pages.page_loaded(fresh, { items: [last], next_cursor: null, counts: fresh.counts });

describe("an agent's events", () => {
  test("make of the first snapshot what a fresh snapshot is", () => expect(play(log)).toEqual(fresh_list));

  test.each(log.map((one) => [one.type, one] as const))("%s twice is as good as once", (_, one) => {
    const once = play(log.slice(0, one.seq - 10));
    expect(store.agent_event(once, one)).toBe(once);
  });

  test("that are old change nothing", () => {
    const state = play(log);
    for (const one of log) expect(store.agent_event(state, one)).toBe(state);
  });

  test.each([1, 2, 3, 4, 5])("may be mixed with pages of the list and with acks (seed %i)", (seed) => {
    const next = random(seed);
    let state = begin(10, []);
    for (const one of log) {
      if (next() < 0.3 && one.type === "message_created" && one.actor === ana) {
        state = store.agent_message(state, one.data);
      }
      state = store.agent_event(state, one);
      if (next() < 0.3)
        state = store.agent_event(state, log[Math.floor(next() * log.length)]!.seq < one.seq ? log[0]! : one);
    }
    // A page that was asked for long ago must not take anything back, and a younger one must not be counted twice.
    const old = item(12, { unread_count: 1 }, { last_message: message(12) });
    state = pages.items_told(state, { items: [old], counts: state.counts });
    expect(state).toEqual(fresh_list);
  });

  test("that a page has already told do not count again", () => {
    const state = begin(11, [last], fresh.counts);
    const late = play(log.slice(1), state);
    expect(late.items["c"]).toEqual(last);
    expect(late.counts).toEqual(fresh.counts);
  });

  test("about an unknown conversation ask for it", () => {
    const state = play(log.slice(1), begin(11, []));
    expect(Object.keys(state.missing)).toEqual(["c"]);
    expect(store.agent_item(state, last).missing).toEqual({});
  });
});

describe("the inbox", () => {
  const other = (head: number, of = {}) => item(head, {}, { id: `c${head}`, ...of });

  test("brings the conversation of a new message to the top", () => {
    const state = begin(10, [other(9), item(8)]);
    expect(play([event("message_created", 11, message(11))], state).inbox.ids).toEqual(["c", "c9"]);
  });

  test("drops what the view no longer shows, and takes it back", () => {
    const shown = pages.view_shown(begin(10, [other(9), item(8)]), { view: "unassigned", status: "open", filters: no_filters });
    const taken = store.agent_event(shown, event("conversation_updated", 11, conversation(11, mine), ana));
    expect(taken.inbox.ids).toEqual(["c9"]);
    const given = store.agent_event(taken, event("conversation_updated", 12, conversation(12), ana));
    expect(given.inbox.ids).toEqual(["c", "c9"]);
  });

  test("counts the views", () => {
    const state = begin(10, [item(8)], { head: 10, mine: 1, unassigned: 2, open: 3, snoozed: 0, resolved: 0, mentions: 0, teams: [] });
    const taken = store.agent_event(state, event("conversation_updated", 11, conversation(11, mine), ana));
    expect(taken.counts).toEqual({ head: 10, mine: 2, unassigned: 1, open: 3, snoozed: 0, resolved: 0, mentions: 0, teams: [] });
    const done = event("conversation_updated", 12, conversation(12, { ...mine, status: "resolved" }), ana);
    expect(store.agent_event(taken, done).counts).toEqual({ head: 10, mine: 1, unassigned: 1, open: 2, snoozed: 0, resolved: 1, mentions: 0, teams: [] });
  });

  test("does not let an answer to a command count before its event, nor twice", () => {
    const state = begin(10, [item(8)], { head: 10, mine: 0, unassigned: 1, open: 1, snoozed: 0, resolved: 0, mentions: 0, teams: [] });
    const acked = store.agent_conversation(state, conversation(11, mine));
    const told = store.agent_event(acked, event("conversation_updated", 11, conversation(11, mine), ana));
    expect(told.counts).toEqual({ head: 10, mine: 1, unassigned: 0, open: 1, snoozed: 0, resolved: 0, mentions: 0, teams: [] });
    expect(told.items["c"]?.conversation).toEqual(conversation(11, mine));
  });

  test("appends a page, and leaves out what belongs to a later one", () => {
    const first = begin(10, []);
    const one = pages.page_loaded(first, { items: [other(9), other(8)], next_cursor: 8, counts: first.counts });
    expect(store.agent_item(one, other(5)).inbox.ids).toEqual(["c9", "c8"]);
    const two = pages.page_loaded(one, { items: [other(7), other(6)], next_cursor: null, counts: first.counts });
    expect(two.inbox.ids).toEqual(["c9", "c8", "c7", "c6"]);
  });
});

describe("what an agent has read", () => {
  test("is told with the number that is left", () => {
    const state = play(log);
    expect(read_changed(state, { position: read(ana, 12), unread_count: 1 }).items["c"]?.unread_count).toBe(1);
  });

  test("by a colleague leaves one's own number alone", () => {
    const state = play(log);
    expect(read_changed(state, { position: read(ben, 19), unread_count: 0 }).items["c"]?.unread_count).toBe(2);
  });

  test("on another device does not come back as unread in a replay", () => {
    const state = agent_reads(begin(10, []), [read(ana, 19)]);
    expect(play(log, state).items["c"]?.unread_count).toBe(0);
  });

  test("is counted from the thread where only part was read", () => {
    const opened = pages.thread_loading(begin(10, []), "c");
    const state = agent_reads(play(log, opened), [read(ana, 12)]);
    expect(state.items["c"]?.unread_count).toBe(1);
  });
});

describe("a thread", () => {
  test("keeps what came live while it was loading", () => {
    const loading = pages.thread_loading(begin(11, [item(11)]), "c");
    const live = store.agent_event(loading, event("message_created", 12, message(12)));
    const page = { messages: [message(9), message(10)], has_more: true };
    const state = pages.thread_loaded(live, { item: item(11), reads: [read(vera, 9)], draft: null, form: null }, page);
    expect(state.threads["c"]?.messages.map(({ seq }) => seq)).toEqual([9, 10, 12]);
    expect(state.threads["c"]).toMatchObject({ has_more: true, is_loading: false });
  });

  test("that nobody opened holds no messages", () => expect(play(log).threads).toEqual({}));
});

test("presence changes colleagues and visitors", () => {
  const state = begin(10, [item(8)]);
  const gone = presence_changed(state, { subject: { type: "visitor", id: "vera" }, is_online: false });
  expect(gone.items["c"]?.is_visitor_online).toBe(false);
  const away = presence_changed(state, { subject: { type: "agent", id: "ana" }, is_online: false });
  expect(away.agents["ana"]?.is_online).toBe(false);
  const idle = presence_changed(state, { subject: { type: "attention", id: "ana" }, is_online: false });
  expect(idle.agents["ana"]).toMatchObject({ is_online: true, is_attentive: false });
});

describe("an agent's new picture", () => {
  test("is theirs in the team and on what they wrote", () => {
    const before = {
      ...store.no_agent_state,
      agents: { ben: { agent: ben_away, is_online: true, is_attentive: true } },
      threads: { c: { messages: [message(1, ben), message(2)], has_more: false, is_loading: false, reads: [], form: null } },
    };
    const after = agent_changed(before, { ...ben_away, avatar_id: "picture" });
    expect(after.agents["ben"]).toEqual({ agent: { ...ben_away, avatar_id: "picture" }, is_online: true, is_attentive: true });
    expect(after.threads["c"]?.messages.map(({ author }) => author.avatar_id)).toEqual(["picture", undefined]);
  });
});
