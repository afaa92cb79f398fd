import type { AgentState } from "./types.ts";
import type { InboxItem, Message } from "./wire.gen.ts";

/** What a new message makes of an item for whom it names. */
export function with_mention(state: AgentState, item: InboxItem, message: Message): InboxItem {
  const { author, mentions, seq } = message;
  const my_id = state.agent?.id ?? "";
  if (!mentions.includes(my_id)) return item;
  const is_unread = author.id !== my_id && seq > (state.own_reads[item.conversation.id] ?? 0);
  return {
    ...item,
    mentioned_seq: Math.max(seq, item.mentioned_seq ?? 0),
    has_unread_mention: item.has_unread_mention || is_unread,
  };
}

/**
 * Whether a change of a message may bring or take a mention of ours. Of one that an edit brought the message does not
 * say the number, and whether there is another only the server knows.
 */
export function concerns_mentions(state: AgentState, { mentioned_seq }: InboxItem, message: Message): boolean {
  return message.mentions.includes(state.agent?.id ?? "") || message.seq <= (mentioned_seq ?? 0);
}
