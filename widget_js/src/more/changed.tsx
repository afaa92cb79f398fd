import type { Message } from "@chatting/client";
import { more } from "./more_locale.ts";

/** What became of a message since it was sent. */
export function Changed({ is_deleted }: Pick<Message, "is_deleted">) {
  return <small class="changed">{more.say(is_deleted ? "deleted" : "edited")}</small>;
}
