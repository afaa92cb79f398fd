import type { Conversation } from "@chatting/client";
import type { RefObject } from "react";

import { useAgentState, useClient } from "../session.tsx";
import { code_at, facts_of, filled, matching } from "./canned_replies.ts";
import { useSuggestions } from "./use_suggestions.ts";

/** The canned replies that fit what is typed after a slash. */
export function useCannedReplies(
  conversation: Conversation,
  textarea: RefObject<HTMLTextAreaElement | null>,
  change: (body: string) => void,
) {
  const client = useClient();
  const canned_replies = useAgentState((state) => state.canned_replies);
  return useSuggestions({
    textarea,
    typed_at: code_at,
    matching: (code) => matching(Object.values(canned_replies), code),
    text_of: ({ body }) => filled(body, facts_of(client.state, conversation)),
    change,
  });
}
