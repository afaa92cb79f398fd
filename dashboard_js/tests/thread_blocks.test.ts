import { expect, test } from "vitest";

import { entries_of, thread_blocks, told_ids, type Block } from "../src/thread/thread_blocks.ts";
import { ana, ben, message_of, pending_of, vera } from "./cast.ts";

const at = (time: string): { created_at: string } => ({ created_at: new Date(`2026-11-23T${time}`).toISOString() });

function shape_of(blocks: Block[]): string[] {
  return blocks.map((block) => (block.type === "group" ? block.entries.map(({ message }) => message.body).join("+") : block.type));
}

test("what one person says within five minutes stands together", () => {
  const messages = [
    message_of(vera, "1", at("12:00:00")),
    message_of(vera, "2", at("12:04:59")),
    message_of(vera, "3", at("12:10:00")),
  ];
  expect(shape_of(thread_blocks(entries_of(messages, [], ana)))).toEqual(["day", "1+2", "3"]);
});

test("another person or another kind begins anew", () => {
  const messages = [
    message_of(ana, "1", at("12:00:00")),
    message_of(ben, "2", at("12:00:01")),
    message_of(ben, "3", { ...at("12:00:02"), kind: "note" }),
  ];
  expect(shape_of(thread_blocks(entries_of(messages, [], ana)))).toEqual(["day", "1", "2", "3"]);
});

test("a new day is said, even in the middle of a breath", () => {
  const before = { created_at: new Date(2026, 10, 22, 23, 59, 30).toISOString() };
  const after = { created_at: new Date(2026, 10, 23, 0, 0, 30).toISOString() };
  const blocks = thread_blocks(entries_of([message_of(vera, "1", before), message_of(vera, "2", after)], [], ana));
  expect(shape_of(blocks)).toEqual(["day", "1", "day", "2"]);
});

test("what waits stands last and is mine, and nothing stands twice", () => {
  const kept = message_of(ana, "kept", { client_id: "same" });
  const entries = entries_of([kept], [pending_of("again", { client_id: "same" }), pending_of("waiting")], ana);
  expect(entries.map(({ message }) => message.body)).toEqual(["kept", "waiting"]);
  expect(entries.every(({ is_mine }) => is_mine)).toBe(true);
});

test("my newest message tells how far it has come, and a reply below a note does too", () => {
  const reply = message_of(ana, "reply");
  const note = message_of(ana, "note", { kind: "note" });
  const entries = entries_of([message_of(ana, "older"), reply, note, message_of(ben, "his")], [pending_of("new")], ana);
  expect(told_ids(entries)).toEqual(new Set([reply.client_id, note.client_id]));
});

test("an activity stands by itself, between what was said before and after it", () => {
  const system = { type: "system", id: null, name: null } as const;
  const activity = { what: "routed", agent: ana, previous: null, reason: "round_robin", load: 0, capacity: 10, team_name: null } as const;
  const messages = [
    message_of(vera, "1", at("12:00:00")),
    message_of(system, "", { ...at("12:00:01"), kind: "activity", activity }),
    message_of(vera, "2", at("12:00:02")),
  ];
  expect(shape_of(thread_blocks(entries_of(messages, [], ana)))).toEqual(["day", "1", "activity", "2"]);
});
