import { plain_text, type Attachment, type Conversation, type DraftText } from "@chatting/client";

import type { Words } from "../words/index.tsx";

export interface Preview {
  kind: "message" | "note" | "draft" | "none";
  /** Who speaks, where it is not the visitor. */
  prefix: string | null;
  text: string;
}

/** The one line of a conversation in the list: what oneself left unfinished goes before what was said last. */
export function preview_of(
  conversation: Conversation,
  my_id: string,
  draft: DraftText | undefined,
  words: Words,
): Preview {
  if (draft !== undefined && draft.body.trim() !== "")
    return { kind: "draft", prefix: words.list.draft, text: one_line(draft.body) };
  const { last_message: last } = conversation;
  if (last === null) return { kind: "none", prefix: null, text: words.list.no_message };
  const text = last.is_deleted ? words.message.deleted : one_line(last.body) || files_line(last.attachments, words);
  if (last.kind === "note") return { kind: "note", prefix: words.list.note, text };
  if (last.author.type === "visitor") return { kind: "message", prefix: null, text };
  if (last.author.id === my_id) return { kind: "message", prefix: words.list.you, text };
  return { kind: "message", prefix: last.author.name === null ? null : `${last.author.name}:`, text };
}

function files_line(attachments: Attachment[], words: Words): string {
  const [first] = attachments;
  return attachments.length === 1 && first !== undefined ? first.name : words.files.count(attachments.length);
}

function one_line(text: string): string {
  return plain_text(text.slice(0, 300)).replace(/\s+/g, " ").trim();
}
