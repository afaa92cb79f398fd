import type { VisitorThread } from "@chatting/client";
import { more } from "./more_locale.ts";
import { Rating } from "./rating.tsx";

/** Where a conversation has come to an end, for now. */
export function Resolved({ thread }: { thread: VisitorThread }) {
  return (
    <>
      <p class="note">{more.say("resolved")}</p>
      {(thread.is_rating_wanted || thread.rating) && <Rating thread={thread} />}
    </>
  );
}
