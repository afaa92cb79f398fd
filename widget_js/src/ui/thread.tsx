import type { PendingMessage, VisitorState, VisitorThread } from "@chatting/client";
import { useMemo } from "preact/hooks";
import type { PartProps } from "../more/parts.ts";
import { useLocale } from "./context.ts";
import { MessageGroup } from "./message_group.tsx";
import { Skeleton } from "./skeleton.tsx";
import { Slot } from "./slot.tsx";
import { thread_items } from "./thread_items.ts";
import { useThreadScroll } from "./thread_scroll.ts";

interface Props {
  state: VisitorState;
  thread: VisitorThread | undefined;
  /** A stored session says that there is something to come. */
  is_expected: boolean;
  form: PartProps["form"] | null;
}

export function Thread({ state, thread, is_expected, form }: Props) {
  const locale = useLocale();
  const pending = useMemo(() => pending_of(state.pending, thread?.id), [state.pending, thread?.id]);
  const items = useMemo(() => thread_items(thread?.messages ?? [], pending), [thread?.messages, pending]);
  const last_own = items.filter((item) => item.type === "group" && item.is_mine).pop();
  const is_loading_older = !!thread && !!state.loading_older[thread.id];
  const scroll = useThreadScroll(thread, pending);
  const now = Date.now();
  return (
    <div class="thread">
      <div
        class="scroll"
        ref={scroll.box}
        onScroll={scroll.on_scroll}
        role="log"
        aria-live="polite"
        aria-relevant="additions"
        aria-label={locale.say("conversation")}
        tabIndex={0}
      >
        {is_loading_older && <p class="note">{locale.say("loading_older")}…</p>}
        {!items.length && (is_expected ? <Skeleton /> : <Slot part="welcome" with={{ site: state.site }} />)}
        {items.map((item) =>
          item.type === "day" ? (
            <p class="day" key={item.key}>
              <span>{locale.day(item.at, now)}</span>
            </p>
          ) : (
            <MessageGroup
              key={item.key}
              group={item}
              shows_progress={item === last_own}
              reads={thread?.reads ?? []}
              visitor={state.visitor}
            />
          ),
        )}
        {form && <Slot part="form" with={form} />}
        {thread?.status === "resolved" && <Slot part="resolved" with={{ thread }} />}
        {thread && <Slot part="thread_end" with={{ state, thread }} />}
      </div>
      {!scroll.is_at_newest && <Slot part="jump_pill" with={{ count: scroll.new_count, jump: scroll.jump }} />}
    </div>
  );
}

/** A message that starts a conversation has none yet. */
const pending_of = (pending: PendingMessage[], thread_id: string | undefined) =>
  pending.filter(({ conversation_id }) => conversation_id === null || conversation_id === thread_id);
