import type { MessageKind } from "@chatting/client";

export interface Draft {
  body: string;
  kind: MessageKind;
}

const PREFIX = "chatting:draft:";
const EMPTY: Draft = { body: "", kind: "reply" };

export function read_draft(conversation_id: string): Draft {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + conversation_id) ?? "null") as Partial<Draft> | null;
    if (typeof kept?.body !== "string") return EMPTY;
    return { body: kept.body, kind: kept.kind === "note" ? "note" : "reply" };
  } catch {
    return EMPTY;
  }
}

export function keep_draft(conversation_id: string, draft: Draft): void {
  try {
    if (draft.body === "") localStorage.removeItem(PREFIX + conversation_id);
    else localStorage.setItem(PREFIX + conversation_id, JSON.stringify(draft));
  } catch {
    // Storage that is full or forbidden costs the draft on a reload, not the text on the screen.
  }
}

/** Whoever signs in next on this device must not find what was half written. */
export function forget_drafts(): void {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    for (const key of keys) localStorage.removeItem(key);
  } catch {
    // Where storage is forbidden there is nothing to forget.
  }
}
