import type { Agent } from "@chatting/client";

import { Avatar } from "../ui/avatar.tsx";
import { useWords } from "../words/index.tsx";
import { SuggestionList } from "./suggestion_list.tsx";
import type { Picker } from "./use_suggestions.ts";

export function MentionList({ picker }: { picker: Picker<Agent> | null }) {
  const words = useWords();
  if (picker === null) return null;
  return (
    <SuggestionList
      picker={picker}
      label={words.mentions.pick}
      row={({ id, name, avatar_id }) => (
        <>
          <Avatar id={id} name={name} avatar_id={avatar_id} size={20} />
          <b dir="auto">{name}</b>
        </>
      )}
    />
  );
}
