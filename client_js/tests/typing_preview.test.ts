import { afterEach, beforeEach, expect, test, vi } from "vitest";

import * as pages from "../src/agent_pages.ts";
import * as store from "../src/agent_store.ts";
import { preview_left, preview_stopped, TypingPreview } from "../src/typing_preview.ts";
import type { AgentState } from "../src/types.ts";
import { agent_started, ana, message, vera } from "./cast.ts";

const preview = { conversation_id: "c", preview: "my card is" };
const state: AgentState = { ...store.no_agent_state, preview };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("what is written is forgotten after a minute without news", () => {
  const shown: unknown[] = [];
  const previews = new TypingPreview((now) => shown.push(now?.preview ?? null));
  previews.hear(preview);
  vi.advanceTimersByTime(59_000);
  previews.hear({ ...preview, preview: "my card is 4111" });
  vi.advanceTimersByTime(59_000);
  expect(shown).toEqual(["my card is", "my card is 4111"]);
  vi.advanceTimersByTime(1_000);
  expect(shown.at(-1)).toBeNull();
  previews.hear(preview);
  previews.hear(null);
  vi.advanceTimersByTime(60_000);
  expect(shown).toHaveLength(5);
});

test("it is over once they stop or send something, and not when somebody else does", () => {
  const stopped = { conversation_id: "c", author: vera, is_typing: false };
  expect(preview_stopped(state, stopped).preview).toBeNull();
  expect(preview_stopped(state, { ...stopped, is_typing: true }).preview).toBe(preview);
  expect(preview_stopped(state, { ...stopped, author: ana }).preview).toBe(preview);
  expect(preview_stopped(state, { ...stopped, conversation_id: "other" }).preview).toBe(preview);
  expect(store.agent_message(state, message(2)).preview).toBeNull();
  expect(store.agent_message(state, message(2, ana)).preview).toBe(preview);
});

test("who leaves takes it along, and a new connection knows nothing of it", () => {
  const item = { conversation: { id: "c", visitor: { id: vera.id } } } as AgentState["items"][string];
  const shown = { ...state, items: { c: item } };
  const left = { subject: { type: "visitor", id: vera.id ?? "" }, is_online: false } as const;
  expect(preview_left(shown, { ...left, is_online: true }).preview).toBe(preview);
  expect(preview_left(shown, { ...left, subject: { type: "visitor", id: "viktor" } }).preview).toBe(preview);
  expect(preview_left(shown, left).preview).toBeNull();
  expect(pages.agent_started(shown, agent_started(1), true).preview).toBeNull();
});
