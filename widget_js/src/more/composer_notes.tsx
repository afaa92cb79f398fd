import { Countdown } from "./countdown.tsx";
import { more } from "./more_locale.ts";
import type { ComposerState } from "./parts.ts";

const WARN_BELOW = 500;

/** Why it is not sent just now, or how much more can be written. */
export function ComposerNotes({ left, retry_at }: ComposerState) {
  return (
    <>
      <Countdown until={retry_at} />
      {left < WARN_BELOW && (
        <p class={left < 0 ? "limit over" : "limit"} id="limit" role="status">
          {left < 0 ? more.count("characters_over", -left) : more.count("characters_left", left)}
        </p>
      )}
    </>
  );
}
