import { useEffect, useRef } from "react";

import { useWords } from "../words/index.tsx";
import css from "./canned_list.module.css";
import type { CannedPicker } from "./use_canned_replies.ts";

/** Above the box; the focus stays where one writes. */
export function CannedList({ picker: { list_id, replies, active, choose } }: { picker: CannedPicker }) {
  const words = useWords();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // It answers with a promise in newer browsers, which is no way to clean up.
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <ul ref={list} id={list_id} className={css.list} role="listbox" aria-label={words.canned_replies.pick}>
      {replies.map((reply, place) => (
        <li
          key={reply.id}
          id={option_id(list_id, place)}
          role="option"
          aria-selected={place === active}
          // The box must not lose the focus to it.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => choose(reply)}
        >
          <b>/{reply.short_code}</b>
          <span dir="auto">{reply.body}</span>
        </li>
      ))}
    </ul>
  );
}

export function option_id(list_id: string, place: number): string {
  return `${list_id}-${place}`;
}
