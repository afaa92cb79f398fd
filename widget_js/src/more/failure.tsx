import { useSurroundings } from "../ui/context.ts";
import { more } from "./more_locale.ts";
import type { PartProps } from "./parts.ts";

/** A message that the server refused: it is tried again or thrown away, and nothing of it is lost until then. */
export function Failure(message: PartProps["failure"]) {
  const { chat } = useSurroundings();
  if (!("state" in message) || message.state !== "failed") return null;
  const { client_id } = message;
  return (
    <div class="failure" role="alert">
      {more.say("not_sent")}{" "}
      <button type="button" onClick={() => chat.retry(client_id)}>
        {more.say("send_again")}
      </button>
      {" · "}
      <button type="button" onClick={() => chat.discard(client_id)}>
        {more.say("discard")}
      </button>
    </div>
  );
}
