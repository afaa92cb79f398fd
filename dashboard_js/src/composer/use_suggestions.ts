import { useId, useState, type KeyboardEvent, type RefObject } from "react";
import { flushSync } from "react-dom";

import { left_variable } from "./canned_replies.ts";

export interface Picker<Option> {
  /** Ties the list to the box it belongs to. */
  list_id: string;
  options: Option[];
  active: number;
  choose: (option: Option) => void;
}

/** What is being typed after a sign, and where the sign is. */
export interface Typed {
  start: number;
  code: string;
}

interface SuggestionsOptions<Option> {
  textarea: RefObject<HTMLTextAreaElement | null>;
  typed_at: (text: string, caret: number) => Typed | null;
  matching: (code: string) => Option[];
  /** What takes the place of what was typed. */
  text_of: (option: Option) => string;
  change: (body: string) => void;
}

/** What fits the word that is typed after a sign: moved through by the arrows, taken by Enter or Tab. */
export function useSuggestions<Option>({ textarea, typed_at, matching, text_of, change }: SuggestionsOptions<Option>) {
  const list_id = useId();
  const [typed, set_typed] = useState<Typed | null>(null);
  const [active, set_active] = useState(0);
  const options = typed === null ? [] : matching(typed.code);

  const look = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): void => {
    set_typed(selectionStart === selectionEnd ? typed_at(value, selectionStart) : null);
    set_active(0);
  };

  const choose = (option: Option): void => {
    const box = textarea.current;
    if (box === null || typed === null) return;
    const text = text_of(option);
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
    const chosen = options[active];
    if (chosen === undefined || event.nativeEvent.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) set_active((active + step + options.length) % options.length);
    else if (event.key === "Escape") set_typed(null);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey) choose(chosen);
    else return false;
    event.preventDefault();
    return true;
  };

  const picker: Picker<Option> | null = options.length === 0 ? null : { list_id, options, active, choose };
  return { picker, look, on_key_down, close: () => set_typed(null) };
}
