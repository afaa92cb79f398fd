import { describe, expect, test } from "vitest";
import * as store from "../src/visitor_store.ts";
import type { VisitorState } from "../src/types.ts";
import type { VisitorConversation, VisitorEvent } from "../src/wire.gen.ts";
import { ana, epoch, event, message, noon, random, read, shuffled, thread, vera, visitor_started } from "./cast.ts";

const rating = { rating: 5, comment: null, rated_at: noon, editable_until: noon };
const unrated = { is_rating_wanted: false, rating: null };
const conversation: VisitorConversation = {
  id: "c",
  status: "open",
  assignee: null,
  head: 1,
  created_at: noon,
  ...unrated,
};
const answered: VisitorConversation = { ...conversation, assignee: ana, head: 3 };
const log: VisitorEvent[] = [
  event("conversation_created", 1, conversation),
  event("message_created", 2, message(2)),
  event("conversation_updated", 3, answered, ana),
  event("message_created", 4, message(4, ana), ana),
  { ...event("subject_erased", 5, null), type: "subject_erased" },
  event("message_created", 6, message(6)),
  event("conversation_updated", 7, { ...answered, status: "resolved", head: 7 }, ana),
  event("conversation_rated", 8, { ...answered, status: "resolved", head: 8, rating }),
];
const begun = store.visitor_started(store.no_visitor_state, visitor_started());
const fresh = store.visitor_started(
  store.no_visitor_state,
  visitor_started(thread(8, [message(2), message(4, ana), message(6)], { status: "resolved", assignee: ana, rating })),
);

function play(events: VisitorEvent[], state: VisitorState = begun): VisitorState {
  return events.reduce(store.visitor_event, state);
}

describe("a visitor's events", () => {
  test("make of the first snapshot what a fresh snapshot is", () => expect(play(log)).toEqual(fresh));

  test.each(log.map((one) => [one.type, one] as const))("%s twice is as good as once", (_, one) => {
    const once = play(log.slice(0, one.seq));
    expect(store.visitor_event(once, one)).toBe(once);
  });

  test("that are old change nothing", () => {
    const state = play(log);
    for (const one of log) expect(store.visitor_event(state, one)).toBe(state);
  });

  test("may be cut by a snapshot anywhere, and be repeated before and after it", () => {
    for (let cut = 0; cut <= log.length; cut += 1) expect(play(log, play(log.slice(0, cut)))).toEqual(fresh);
  });

  test.each([1, 2, 3, 4, 5])("and acks end in the same state, whichever is faster (seed %i)", (seed) => {
    const next = random(seed);
    const acks = shuffled([message(2), message(6)], next);
    let state = begun;
    const rest = [...log];
    while (rest.length + acks.length > 0) {
      if (acks.length === 0 || (rest.length > 0 && next() < 0.6)) state = store.visitor_event(state, rest.shift()!);
      else state = store.visitor_message(state, acks.shift()!);
    }
    expect(state).toEqual(fresh);
  });

  test("replayed late show the present, and still bring us only as far as their number", () => {
    const state = play([log[0]!, { ...log[2]!, seq: 2 }]);
    expect(state.conversations["c"]).toMatchObject({ assignee: ana, head: 2 });
  });
});

describe("a visitor's state", () => {
  test("counts what others wrote since the visitor last read", () => {
    const state = play(log);
    expect(state.unread["c"]).toBe(1);
    expect(store.visitor_reads(state, [read(vera, 4)]).unread["c"]).toBe(0);
  });

  test("forgets that Ana is typing when her message is here", () => {
    const state = { ...play(log.slice(0, 3)), typing: { c: [ana] } };
    expect(store.visitor_event(state, log[3]!).typing["c"]).toEqual([]);
  });

  test("never moves a read position back", () => {
    const state = store.visitor_reads(play(log), [read(ana, 4, 6)]);
    expect(store.visitor_reads(state, [read(ana, 2, 7)]).conversations["c"]?.reads).toEqual([read(ana, 4, 7)]);
  });

  test("keeps older messages over a reconnect where the snapshot adjoins them", () => {
    const snapshot = (seqs: number[]) =>
      visitor_started(
        thread(
          9,
          seqs.map((seq) => message(seq)),
          { has_more: true },
        ),
      );
    const older = store.visitor_started(begun, snapshot([3, 4, 5, 6]));
    const joined = store.visitor_started(older, snapshot([5, 6, 7, 8]));
    expect(joined.conversations["c"]?.messages.map(({ seq }) => seq)).toEqual([3, 4, 5, 6, 7, 8]);
    const apart = store.visitor_started(older, snapshot([8, 9]));
    expect(apart.conversations["c"]?.messages.map(({ seq }) => seq)).toEqual([8, 9]);
  });

  test("starts over with another epoch", () => {
    const other = store.visitor_started(fresh, { ...visitor_started(), epoch: "second" });
    expect(other).toMatchObject({ conversations: {}, order: [], unread: {}, epoch: "second" });
    expect(fresh.epoch).toBe(epoch);
  });

  test("puts older messages before the known ones, each once", () => {
    const state = store.visitor_started(
      begun,
      visitor_started(thread(9, [message(5), message(6)], { has_more: true })),
    );
    const page = { messages: [message(3), message(4), message(5)], has_more: false };
    const older = store.visitor_older(state, "c", page).conversations["c"];
    expect(older?.messages.map(({ seq }) => seq)).toEqual([3, 4, 5, 6]);
    expect(older?.has_more).toBe(false);
  });

  test("has the conversation with the newest message first", () => {
    const other = { ...thread(1, [message(1, vera, { conversation_id: "d", id: "other" })]), id: "d" };
    const state = store.visitor_started(begun, visitor_started(other, thread(2, [message(2)])));
    expect(state.order).toEqual(["c", "d"]);
    const late = message(9, ana, { conversation_id: "d" });
    expect(store.visitor_message(state, late).order).toEqual(["d", "c"]);
  });
});

describe("somebody's new name and picture", () => {
  test("stand on all that they wrote, and on nobody else's", () => {
    const now = { ...ana, name: "Ana Maria", avatar_id: "picture" };
    const state = store.author_changed(play(log), now);
    const known = state.conversations["c"];
    expect(known?.assignee).toEqual(now);
    expect(known?.messages.map(({ author }) => author)).toEqual([vera, now, vera]);
    expect(state.order).toEqual(["c"]);
  });
});
