import { Countdown } from "./countdown.tsx";
import { more } from "./more_locale.ts";
import type { ComposerState } from "./parts.ts";

/** Why it is not sent just now, or how much more can be written. */
export function ComposerNotes({ left, warns, retry_at }: ComposerState) {
  return (
    <>
      <Countdown until={retry_at} />
      {warns && (
        <p class={left < 0 ? "limit over" : "limit"} id="limit" role="status">
          {left < 0 ? more.count("characters_over", -left) : more.count("characters_left", left)}
        </p>
      )}
    </>
  );
}
