import type { Availability, ColleaguePresence } from "@chatting/client";
import { expect, test } from "vitest";

import { in_order } from "../src/assign/in_order.ts";

function colleague(name: string, kind: Availability): [string, ColleaguePresence] {
  const availability = kind === "offline" ? "online" : kind;
  const agent = { id: name, name, role: "agent", availability, capacity: null, avatar_id: null } as const;
  return [name, { agent, is_online: kind !== "offline", is_attentive: true }];
}

test("oneself comes first, then who is there by how little they have, then who is not", () => {
  const agents = Object.fromEntries([
    colleague("Ana", "offline"),
    colleague("Ben", "online"),
    colleague("Cleo", "busy"),
    colleague("Dora", "online"),
    colleague("Emil", "away"),
    colleague("Zoe", "online"),
    colleague("Me", "offline"),
  ]);
  const open = new Map([
    ["Ben", 3],
    ["Dora", 1],
    ["Zoe", 1],
    ["Me", 9],
  ]);

  expect(in_order(agents, open, "Me", "en")).toEqual(["Me", "Dora", "Zoe", "Ben", "Emil", "Cleo", "Ana"]);
});
