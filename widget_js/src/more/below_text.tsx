import type { Message, PendingMessage } from "@chatting/client";
import { Attachments } from "./files/attachments.tsx";
import { more } from "./more_locale.ts";

/** The files of a message, and what became of it since it was sent. */
export function BelowText(message: Message | PendingMessage) {
  const is_changed = !("state" in message) && (message.is_deleted || message.edited_at !== null);
  return (
    <>
      {message.attachments.length > 0 && <Attachments attachments={message.attachments} />}
      {is_changed && <small class="changed">{more.say(message.is_deleted ? "deleted" : "edited")}</small>}
    </>
  );
}
