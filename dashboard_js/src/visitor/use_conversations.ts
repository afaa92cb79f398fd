import type { InboxItem } from "@chatting/client";
import { useState } from "react";

import { useAgentState, useClient } from "../session.tsx";
import { useAct } from "../ui/use_act.ts";
import { useAnswer } from "../ui/use_answer.ts";

const AT_ONCE = 20;

/** All conversations of a visitor but one: those that were asked for, as they are known by now. */
export function useOtherConversations(visitor_id: string, but_id: string) {
  const client = useClient();
  const { act } = useAct();
  const known = useAgentState((state) => state.items);
  const { answer } = useAnswer("list_visitor_conversations", { visitor_id, limit: AT_ONCE });
  const [older, set_older] = useState<InboxItem[]>([]);
  const [older_cursor, set_older_cursor] = useState<number | null | undefined>(undefined);
  const cursor = older_cursor === undefined ? (answer?.next_cursor ?? null) : older_cursor;

  const load_more = (): void =>
    act("more", async () => {
      const page = await client.call("list_visitor_conversations", { visitor_id, cursor, limit: AT_ONCE });
      set_older((before) => [...before, ...page.items]);
      set_older_cursor(page.next_cursor);
    });

  const told = [...(answer?.items ?? []), ...older].map((item) => known[item.conversation.id] ?? item);
  const news = Object.values(known).filter(({ conversation }) => conversation.visitor.id === visitor_id);
  const all = new Map([...told, ...news].map((item) => [item.conversation.id, item.conversation]));
  all.delete(but_id);
  const others = [...all.values()].sort((one, other) => other.created_at.localeCompare(one.created_at));
  return { others, load_more: cursor === null ? null : load_more };
}
