import type { WireError } from "@chatting/client";
import { useState } from "preact/hooks";
import { useSurroundings } from "../ui/context.ts";
import { more } from "./more_locale.ts";

/** The conversation to keep: as a file, or as a link by mail. */
export function Transcript({ conversation_id, email }: { conversation_id: string; email: string }) {
  const { chat, server } = useSurroundings();
  const [address, set_address] = useState(email);
  const [said, say] = useState<{ text: string; is_bad: boolean } | null>(null);
  const [is_busy, set_busy] = useState(false);

  const request = async (to: string | null): Promise<void> => {
    set_busy(true);
    try {
      const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const { path } = await chat.call("request_transcript", { conversation_id, email: to, time_zone });
      if (path) save(`${server}${path}.txt`);
      say(path ? null : { text: more.say("mail_sent", { email: address }), is_bad: false });
    } catch (error) {
      say({ text: why(error as WireError), is_bad: true });
    } finally {
      set_busy(false);
    }
  };

  return (
    <>
      <button type="button" disabled={is_busy} onClick={() => void request(null)}>
        {more.say("save_text")}
      </button>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void request(address.trim());
        }}
      >
        <label for="transcript_email">{more.say("mail_it")}</label>
        <div class="row">
          <input
            id="transcript_email"
            type="email"
            dir="ltr"
            autocomplete="email"
            placeholder={more.say("email")}
            value={address}
            aria-invalid={said?.is_bad}
            aria-describedby="transcript_said"
            onInput={(event) => set_address(event.currentTarget.value)}
          />
          <button type="submit" disabled={is_busy || !address.trim()}>
            {more.say("mail_send")}
          </button>
        </div>
        <p id="transcript_said" role="status" class={said?.is_bad ? "bad" : ""}>
          {said?.text}
        </p>
      </form>
    </>
  );
}

/** The server answers with a file, so the page stays where it is. */
export function save(url: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.rel = "noopener";
  link.click();
}

export function why({ code, field }: WireError): string {
  if (code === "invalid_payload" && field === "email") return more.say("bad_email");
  return more.say(code === "rate_limited" ? "too_often" : "not_done");
}
