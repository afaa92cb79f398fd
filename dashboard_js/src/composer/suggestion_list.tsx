import { useEffect, useRef, type ReactNode } from "react";

import css from "./suggestion_list.module.css";
import type { Picker } from "./use_suggestions.ts";

interface SuggestionListProps<Option> {
  picker: Picker<Option>;
  label: string;
  row: (option: Option) => ReactNode;
}

/** Above the box; the focus stays where one writes. */
export function SuggestionList<Option extends { id: string }>({ picker, label, row }: SuggestionListProps<Option>) {
  const { list_id, options, active, choose } = picker;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // It answers with a promise in newer browsers, which is no way to clean up.
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <ul ref={list} id={list_id} className={css.list} role="listbox" aria-label={label}>
      {options.map((option, place) => (
        <li
          key={option.id}
          id={option_id(list_id, place)}
          role="option"
          aria-selected={place === active}
          // The box must not lose the focus to it.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => choose(option)}
        >
          {row(option)}
        </li>
      ))}
    </ul>
  );
}

export function option_id(list_id: string, place: number): string {
  return `${list_id}-${place}`;
}
