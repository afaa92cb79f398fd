import type { PresenceChanged, TypingChanged, TypingPreviewed } from "./wire.gen.ts";
import type { AgentState, Person } from "./types.ts";

const FORGET_MS = 60_000;

/** What the visitor is writing whose conversation this device shows. It is true while it is told, and kept nowhere. */
export class TypingPreview {
  readonly #change: (preview: TypingPreviewed | null) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(change: (preview: TypingPreviewed | null) => void) {
    this.#change = change;
  }

  hear(preview: TypingPreviewed | null): void {
    clearTimeout(this.#timer);
    if (preview !== null) this.#timer = setTimeout(() => this.#change(null), FORGET_MS);
    this.#change(preview);
  }
}

export function without_preview(state: AgentState, conversation_id: string, author: Person): AgentState {
  const is_over = author.type === "visitor" && state.preview?.conversation_id === conversation_id;
  return is_over ? { ...state, preview: null } : state;
}

export function preview_stopped(state: AgentState, { conversation_id, author, is_typing }: TypingChanged): AgentState {
  return is_typing ? state : without_preview(state, conversation_id, author);
}

/** Who left has taken along what they had not sent. */
export function preview_left(state: AgentState, { subject, is_online }: PresenceChanged): AgentState {
  const shown = state.items[state.preview?.conversation_id ?? ""]?.conversation;
  if (is_online || shown === undefined || shown.visitor.id !== subject.id) return state;
  return without_preview(state, shown.id, { type: subject.type === "visitor" ? "visitor" : "system", id: subject.id });
}
