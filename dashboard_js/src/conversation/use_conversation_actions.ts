import { CommandError, type Conversation } from "@chatting/client";

import { next_after } from "../inbox/list_cursor.ts";
import { go } from "../navigation.tsx";
import type { InboxRoute } from "../router.ts";
import { useClient } from "../session.tsx";
import { weekday_and_time } from "../times.ts";
import { tell } from "../ui/notices.ts";
import { useLanguage } from "../words/index.tsx";

const CONFLICT_MS = 400;

interface ConversationActions {
  assign: (assignee_id: string | null) => void;
  resolve: () => void;
  reopen: () => void;
  snooze: (until: Date | null) => void;
}

/** What one can do with a conversation. What takes it off one's desk leads on to the next one and can be undone. */
export function useConversationActions(conversation: Conversation, route: InboxRoute): ConversationActions {
  const client = useClient();
  const { words, locale } = useLanguage();
  const { id, status, snoozed_until, assignee_id } = conversation;

  const say_why = (error: unknown): void => tell(words.error[error instanceof CommandError ? error.code : "internal"]);

  const say_who_has_it = (): void => {
    const now_with = client.state.items[id]?.conversation.assignee_id ?? null;
    const name = client.state.agents[now_with ?? ""]?.agent.name;
    if (now_with === assignee_id) tell(words.error.conflict);
    else tell(name === undefined ? words.notice.taken_by_nobody : words.notice.taken_by(name));
  };

  const assign = (to: string | null): void => {
    if (to === assignee_id) return;
    client.conversations.assign(id, to, assignee_id).catch((error: unknown) => {
      // The event that tells who was faster may still be on its way.
      if (error instanceof CommandError && error.code === "conflict") setTimeout(say_who_has_it, CONFLICT_MS);
      else say_why(error);
    });
  };

  const undo = (): void => {
    client.conversations.set_status(id, status, snoozed_until ?? undefined).catch(say_why);
    go({ ...route, conversation_id: id });
  };

  const leave = (text: string, change: Promise<void>): void => {
    const next = next_after(client.state.inbox.ids, id);
    change.then(() => {
      tell(text, { label: words.actions.undo, run: undo });
      const is_still_here = location.pathname.endsWith(`/${id}`);
      if (is_still_here) go({ ...route, conversation_id: next });
    }, say_why);
  };

  return {
    assign,
    resolve: () => leave(words.notice.resolved, client.conversations.set_status(id, "resolved")),
    reopen: () => void client.conversations.set_status(id, "open").then(() => tell(words.notice.reopened), say_why),
    snooze: (until) => {
      const at = until?.toISOString();
      const said = at === undefined ? words.list.until_reply : words.list.until(weekday_and_time(at, locale));
      leave(words.notice.snoozed(said), client.conversations.set_status(id, "snoozed", at));
    },
  };
}
