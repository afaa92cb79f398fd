import type { Author, Conversation, Message, PendingMessage } from "@chatting/client";
import { useMemo, useRef } from "react";

import { useAgentState } from "../session.tsx";
import { day_name } from "../times.ts";
import { Icon } from "../ui/icon.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useNow } from "../ui/use_now.ts";
import { useLanguage } from "../words/index.tsx";
import { ActivityLine } from "./activity_line.tsx";
import { MessageGroup } from "./message_group.tsx";
import { with_rating } from "./rating_block.ts";
import { RatingLine } from "./rating_line.tsx";
import css from "./thread.module.css";
import { entries_of, thread_blocks, told_ids } from "./thread_blocks.ts";
import { TypingLine } from "./typing_line.tsx";
import { useJump } from "./use_jump.ts";
import { useMarkRead } from "./use_mark_read.ts";
import { useScroll } from "./use_scroll.ts";

const NO_MESSAGES: Message[] = [];

interface MessageListProps {
  conversation: Conversation;
  visitor_name: string;
  /** The message that one came for. */
  message_id: string | null;
}

export function MessageList({ conversation, visitor_name, message_id }: MessageListProps) {
  const { words, locale } = useLanguage();
  const { id, rating } = conversation;
  const now = useNow();
  const thread = useAgentState((state) => state.threads[id]);
  const pending = useAgentState((state) => state.pending);
  const agent = useAgentState((state) => state.agent);
  const messages = thread?.messages ?? NO_MESSAGES;

  const entries = useMemo(() => {
    const me: Author = { type: "agent", id: agent?.id ?? null, name: agent?.name ?? null };
    return entries_of(messages, waiting_in(pending, id), me);
  }, [messages, pending, agent, id]);
  const blocks = useMemo(() => with_rating(thread_blocks(entries), rating), [entries, rating]);
  const told = useMemo(() => told_ids(entries), [entries]);

  const scroller = useRef<HTMLDivElement>(null);
  const { is_at_end, missed, to_end } = useScroll(scroller, id, entries, thread?.has_more ?? false);
  useJump(scroller, id, message_id, messages, thread?.has_more ?? false);
  useMarkRead(id, messages, is_at_end);

  const is_empty = entries.length === 0;
  return (
    <div className={css.frame}>
      {/* Scrolled by the keyboard too, so it has to take the focus. */}
      <div ref={scroller} className={css.scroller} role="log" aria-label={words.thread.messages} tabIndex={0}>
        {is_empty && (thread === undefined || thread.is_loading) ? (
          <Skeleton shape="bubble" count={3} />
        ) : (
          <div className={css.column}>
            <p className={css.top}>{thread?.has_more === true ? words.thread.loading_older : words.thread.beginning}</p>
            <ol>
              {blocks.map((block) =>
                block.type === "day" ? (
                  <li key={block.key} className={css.day}>
                    <time dateTime={block.at}>{day_name(block.at, now, locale, words.thread)}</time>
                  </li>
                ) : block.type === "activity" ? (
                  <ActivityLine key={block.key} activity={block.activity} author={block.author} at={block.at} />
                ) : block.type === "rating" ? (
                  <RatingLine key={block.key} rating={block.rating} visitor_name={visitor_name} />
                ) : (
                  <MessageGroup key={block.key} group={block} visitor_name={visitor_name} told={told} />
                ),
              )}
            </ol>
            <TypingLine id={id} visitor_name={visitor_name} />
          </div>
        )}
      </div>
      {!is_at_end && !is_empty && (
        <button type="button" className={css.jump} onClick={to_end}>
          {missed > 0 ? words.thread.new_messages(missed) : words.thread.jump}
          <Icon name="arrow_down" size={14} />
        </button>
      )}
    </div>
  );
}

function waiting_in(pending: PendingMessage[], id: string): PendingMessage[] {
  return pending.filter(({ conversation_id }) => conversation_id === id);
}
