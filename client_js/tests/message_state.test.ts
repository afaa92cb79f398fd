import { describe, expect, test } from "vitest";
import { message_state, type PendingMessage } from "../src/index.ts";
import { merge_reads } from "../src/reads.ts";
import { ana, ben, message, noon, random, read, vera } from "./cast.ts";

const ladder = ["sent", "delivered", "read"];

describe("the state of a message", () => {
  test.each(["queued", "sending", "failed"] as const)("that is %s is what its entry says", (state) => {
    const entry = { client_id: "1", conversation_id: "c", body: "", attachments: [] as never[], kind: "reply", created_at: noon } as const;
    const pending: PendingMessage = { ...entry, state, error: null, retry_at: null };
    expect(message_state(pending, [], vera)).toBe(state);
  });

  test("climbs with the other side's position", () => {
    const mine = message(5, vera);
    expect(message_state(mine, [read(ana, 4, 4)], vera)).toBe("sent");
    expect(message_state(mine, [read(ana, 4, 5)], vera)).toBe("delivered");
    expect(message_state(mine, [read(ana, 5, 5)], vera)).toBe("read");
  });

  test("is not moved by those who are not meant", () => {
    expect(message_state(message(5, vera), [read(vera, 9)], vera)).toBe("sent");
    expect(message_state(message(5, ana), [read(ben, 9)], ana)).toBe("sent");
  });

  test("of a note is about the colleagues", () => {
    const note = message(5, ana, { kind: "note" });
    expect(message_state(note, [read(vera, 9), read(ana, 9)], ana)).toBe("sent");
    expect(message_state(note, [read(ben, 9)], ana)).toBe("read");
  });

  test.each([1, 2, 3])("never falls, in whatever order positions are heard (seed %i)", (seed) => {
    const next = random(seed);
    let reads = [read(ana, 0)];
    let reached = 0;
    for (let heard = 0; heard < 50; heard += 1) {
      const reader = next() < 0.5 ? ana : ben;
      const read_seq = Math.floor(next() * 8);
      reads = merge_reads(reads, [read(reader, read_seq, read_seq + Math.floor(next() * 3))]);
      const step = ladder.indexOf(message_state(message(5, vera), reads, vera));
      expect(step).toBeGreaterThanOrEqual(reached);
      reached = step;
    }
    expect(reached).toBe(2);
  });
});
