import { describe, expect, test } from "vitest";
import { no_agent_state } from "../src/agent_store.js";
import { renamed_author } from "../src/renamed_author.js";
import type { Agent, Message } from "../src/wire.gen.js";

const ana: Agent = { id: "ana", name: "Ana Maria", role: "owner", availability: "online", capacity: null, avatar_id: null };

function written_by(id: string, name: string): Message {
  const author = { type: "agent", id, name } as const;
  const when = "2026-11-24T00:00:00.000Z";
  return { id, conversation_id: "c", client_id: id, seq: 1, kind: "reply", body: "Hi", attachments: [], activity: null,
  quote: null,
  mentions: [],
  edited_at: null,
  is_deleted: false, author, created_at: when };
}

describe("an agent's new name", () => {
  test("stands on what they wrote and read, and on nobody else's", () => {
    const reads = [
      { conversation_id: "c", reader: { type: "agent", id: "ana", name: "Ana" }, delivered_seq: 1, read_seq: 1 } as const,
    ];
    const messages = [written_by("ana", "Ana"), written_by("ben", "Ben")];
    const before = { ...no_agent_state, threads: { c: { messages, has_more: false, is_loading: false, reads, form: null } } };

    const after = renamed_author(before, { type: "agent", id: ana.id, name: ana.name }).threads["c"];

    expect(after?.messages.map((message) => message.author.name)).toEqual(["Ana Maria", "Ben"]);
    expect(after?.reads[0]?.reader.name).toBe("Ana Maria");
  });
});
