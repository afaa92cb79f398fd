import { type RefObject, useRef } from "react";

import { useAgentState } from "../session.tsx";
import { agents_named, mentioned_in, name_at } from "./mentions.ts";
import { useSuggestions } from "./use_suggestions.ts";

/** The colleagues who fit what is typed after an `@`, and whom a text mentions; `known` are those it does already. */
export function useMentions(
  textarea: RefObject<HTMLTextAreaElement | null>,
  change: (body: string) => void,
  known: string[] = [],
) {
  const agents = useAgentState((state) => state.agents);
  const picked = useRef(new Set(known));
  const everybody = Object.values(agents).map(({ agent }) => agent);
  const suggestions = useSuggestions({
    textarea,
    typed_at: name_at,
    matching: (code) => agents_named(everybody, code),
    text_of: ({ id, name }) => {
      picked.current.add(id);
      return `@${name} `;
    },
    change,
  });
  return { ...suggestions, mentioned_in: (text: string) => mentioned_in(text, everybody, picked.current) };
}
