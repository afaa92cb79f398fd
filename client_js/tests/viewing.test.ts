import { beforeEach, expect, test } from "vitest";

import { Viewing } from "../src/viewing.ts";

let told: (string | null)[];
let viewers: string[];
let is_ready: boolean;

beforeEach(() => {
  [told, viewers, is_ready] = [[], [], true];
});

function open_tab(): Viewing {
  return new Viewing({
    is_ready: () => is_ready,
    tell: (id) => (told.push(id), Promise.resolve(id === null ? [] : ["ana", "ben"])),
    read: () => viewers,
    on_change: (now) => void (viewers = now),
  });
}

const changed = (agent_id: string, is_viewing: boolean, conversation_id = "c") => ({ conversation_id, agent_id, is_viewing });

test("one meets those who are there, and hears who comes and goes", async () => {
  const viewing = open_tab();
  viewing.set("c");
  await Promise.resolve();
  expect(viewers).toEqual(["ana", "ben"]);
  viewing.hear(changed("zoe", true));
  viewing.hear(changed("zoe", true));
  viewing.hear(changed("ben", false));
  viewing.hear(changed("mia", true, "another"));
  expect(viewers).toEqual(["ana", "zoe"]);
  viewing.set(null);
  await Promise.resolve();
  expect([viewers, told]).toEqual([[], ["c", null]]);
});

test("a new connection is told anew, and nothing where nothing is shown", () => {
  is_ready = false;
  const viewing = open_tab();
  viewing.set("c");
  expect(told).toEqual([]);
  is_ready = true;
  viewing.tell();
  viewing.tell();
  expect(told).toEqual(["c", "c"]);
  const idle = open_tab();
  idle.tell();
  expect(told).toEqual(["c", "c"]);
});
