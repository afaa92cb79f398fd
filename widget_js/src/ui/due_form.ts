import type { VisitorState } from "@chatting/client";
import type { PartProps } from "../more/parts.ts";

/** What has to be answered before a conversation starts, and not while the first message is on its way. */
export function due_form({ order, pending, site, visitor }: VisitorState): PartProps["form"] | null {
  const refused = pending.find(({ error }) => error?.field?.startsWith("form"));
  if (order[0] || !site || (pending[0] && !refused)) return null;
  const { offline, pre_chat } = site.forms;
  const is_there = site.is_team_online && site.opening?.is_open !== false;
  const form = is_there ? pre_chat : (offline ?? pre_chat);
  return form && { form, purpose: form === offline ? "offline" : "pre_chat", refused, visitor };
}
