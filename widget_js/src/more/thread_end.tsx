import { closed_line } from "./opening.ts";
import type { Scene } from "./parts.ts";
import { queue_line } from "./queue.ts";
import { Typing } from "./typing.tsx";

/** Who writes, or why nobody does. */
export function ThreadEnd({ state, thread }: Scene) {
  const authors = (thread && state.typing[thread.id]) ?? [];
  const is_waiting = thread?.status === "open" && thread.messages.at(-1)?.author.type === "visitor";
  const closed = state.site && is_waiting && !authors.length ? closed_line(state.site) : null;
  const line = closed ?? (thread?.queue ? queue_line(thread.queue) : null);
  return (
    <>
      {line && <p class="note">{line}</p>}
      <Typing authors={authors} />
    </>
  );
}
