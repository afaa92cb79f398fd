import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Drafts } from "../src/drafts.ts";
import { CommandError, memory_storage, type DraftText, type KeyValueStorage } from "../src/index.ts";
import type { Draft } from "../src/wire.gen.ts";
import { ana, message, refusal } from "./cast.ts";

let shown: Record<string, DraftText>;
let saved: string[];
let storage: KeyValueStorage;
let is_ready: boolean;
let answer: (body: string) => Promise<Draft>;
let revision: number;

beforeEach(() => {
  vi.useFakeTimers();
  storage = memory_storage();
  [shown, saved, is_ready, revision] = [{}, [], true, 10];
  answer = (body) => Promise.resolve(draft(body, (revision += 10)));
});
afterEach(() => vi.useRealTimers());

function open_tab(): Drafts {
  return new Drafts({
    storage,
    key: () => "ana:drafts",
    is_ready: () => is_ready,
    save: ({ body }) => (saved.push(body), answer(body)),
    read: () => shown,
    on_change: (drafts) => void (shown = drafts),
  });
}

const draft = (body: string, of: number): Draft => ({ conversation_id: "c", kind: "reply", body, revision: of });
const reply = (body: string): DraftText => ({ kind: "reply", body });
const wait = (ms = 1_000) => vi.advanceTimersByTimeAsync(ms);

test("it is saved when the writing pauses", async () => {
  const drafts = open_tab();
  for (const text of ["A", "At", "At six"]) drafts.write("c", reply(text));
  expect([shown["c"], saved]).toEqual([reply("At six"), []]);
  await wait();
  expect(saved).toEqual(["At six"]);
  await wait(10_000);
  expect(saved).toEqual(["At six"]);
});

test("what another device saved meanwhile does not overwrite what is being written", async () => {
  const drafts = open_tab();
  drafts.write("c", reply("Mine"));
  drafts.hear(draft("Theirs", 15));
  expect(shown["c"]).toEqual(reply("Mine"));
  await wait();
  drafts.hear(draft("Theirs, late", 16));
  expect([shown["c"], saved]).toEqual([reply("Mine"), ["Mine"]]);
  drafts.hear(draft("Theirs, later", 30));
  expect(shown["c"]).toEqual(reply("Theirs, later"));
  drafts.hear(draft("", 31));
  expect(shown).toEqual({});
});

test("what is written while it is saved is saved next", async () => {
  const drafts = open_tab();
  let finish: (kept: Draft) => void = () => undefined;
  answer = () => new Promise((resolve) => void (finish = resolve));
  drafts.write("c", reply("One"));
  await wait();
  drafts.write("c", reply("One, two"));
  await wait();
  expect(saved).toEqual(["One"]);
  finish(draft("One", 20));
  await wait();
  expect(saved).toEqual(["One", "One, two"]);
});

test("without a connection it survives a reload and goes before what the server has", async () => {
  is_ready = false;
  open_tab().write("c", reply("On the train"));
  await wait();
  shown = {};
  const drafts = open_tab();
  drafts.begin([draft("Old", 5), { ...draft("Other", 6), conversation_id: "d" }]);
  expect(shown).toEqual({ c: reply("On the train"), d: reply("Other") });
  is_ready = true;
  drafts.flush();
  await wait(0);
  expect(saved).toEqual(["On the train"]);
  expect(storage.get("ana:drafts")).toBeNull();
});

test("it is gone once it was sent, here and where it was only seen", async () => {
  const drafts = open_tab();
  drafts.write("c", reply("At six"));
  drafts.clear("c", "reply");
  await wait(0);
  expect([shown, saved]).toEqual([{}, [""]]);
  drafts.hear(draft("At seven", 40));
  drafts.settle(message(5, ana, { body: "At eight" }));
  expect(shown["c"]).toEqual(reply("At seven"));
  drafts.settle(message(6, ana, { body: "At seven" }));
  expect(shown).toEqual({});
});

test("a failure keeps it on this device", async () => {
  const drafts = open_tab();
  answer = () => Promise.reject(new CommandError(refusal("overloaded")));
  drafts.write("c", reply("At six"));
  await wait();
  answer = (body) => Promise.resolve(draft(body, 20));
  await wait(5_000);
  expect(saved).toEqual(["At six", "At six"]);
  answer = () => Promise.reject(new CommandError(refusal("invalid_payload")));
  drafts.write("c", reply("Too long"));
  await wait();
  expect(storage.get("ana:drafts")).toContain("Too long");
  answer = () => Promise.reject(new CommandError(refusal("not_found")));
  drafts.flush();
  await wait();
  expect(storage.get("ana:drafts")).toBeNull();
});

test("whoever signs in next finds nothing", async () => {
  const drafts = open_tab();
  drafts.write("c", reply("Secret"));
  drafts.forget();
  await wait();
  expect([storage.get("ana:drafts"), saved]).toEqual([null, []]);
});
