import { closed_line } from "./opening.ts";
import type { Scene } from "./parts.ts";
import { Typing } from "./typing.tsx";

/** Who writes, or why nobody does. */
export function ThreadEnd({ state, thread }: Scene) {
  const authors = (thread && state.typing[thread.id]) ?? [];
  const is_waiting = thread?.status === "open" && thread.messages.at(-1)?.author.type === "visitor";
  const closed = state.site && is_waiting && !authors.length ? closed_line(state.site) : null;
  return (
    <>
      {closed && <p class="note">{closed}</p>}
      <Typing authors={authors} />
    </>
  );
}
