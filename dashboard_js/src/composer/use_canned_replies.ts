import type { CannedReply, Conversation } from "@chatting/client";
import { useId, useState, type KeyboardEvent, type RefObject } from "react";
import { flushSync } from "react-dom";

import { useAgentState, useClient } from "../session.tsx";
import { code_at, facts_of, filled, left_variable, matching } from "./canned_replies.ts";

export interface CannedPicker {
  /** Ties the list to the box it belongs to. */
  list_id: string;
  replies: CannedReply[];
  active: number;
  choose: (reply: CannedReply) => void;
}

/** The canned replies that fit what is typed after a slash: moved through by the arrows, taken by Enter or Tab. */
export function useCannedReplies(
  conversation: Conversation,
  textarea: RefObject<HTMLTextAreaElement | null>,
  change: (body: string) => void,
) {
  const client = useClient();
  const list_id = useId();
  const canned_replies = useAgentState((state) => state.canned_replies);
  const [typed, set_typed] = useState<ReturnType<typeof code_at>>(null);
  const [active, set_active] = useState(0);
  const replies = typed === null ? [] : matching(Object.values(canned_replies), typed.code);

  const look = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): void => {
    set_typed(selectionStart === selectionEnd ? code_at(value, selectionStart) : null);
    set_active(0);
  };

  const choose = (reply: CannedReply): void => {
    const box = textarea.current;
    if (box === null || typed === null) return;
    const text = filled(reply.body, facts_of(client.state, conversation));
    flushSync(() => {
      change(box.value.slice(0, typed.start) + text + box.value.slice(typed.start + 1 + typed.code.length));
      set_typed(null);
    });
    const left = left_variable(text) ?? { start: text.length, end: text.length };
    box.focus();
    box.setSelectionRange(typed.start + left.start, typed.start + left.end);
  };

  /** Whether the key was meant for the list. */
  const on_key_down = (event: KeyboardEvent): boolean => {
    const chosen = replies[active];
    if (chosen === undefined || event.nativeEvent.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) set_active((active + step + replies.length) % replies.length);
    else if (event.key === "Escape") set_typed(null);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey) choose(chosen);
    else return false;
    event.preventDefault();
    return true;
  };

  const picker: CannedPicker | null = replies.length === 0 ? null : { list_id, replies, active, choose };
  return { picker, look, on_key_down, close: () => set_typed(null) };
}
