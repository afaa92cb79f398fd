import { quote_of, type Message, type PendingMessage, type Quote } from "@chatting/client";
import { useEffect, useState } from "preact/hooks";
import { useLocale, useSurroundings } from "../ui/context.ts";
import { Icon } from "./files/icons.tsx";
import { more } from "./more_locale.ts";

const CHOSEN = "chatting:quote";

/** What a message quotes, and the button by which one quotes it. */
export function Quoting(message: Message | PendingMessage) {
  const { draft } = useSurroundings();
  return (
    <>
      {message.quote && <Quoted quote={message.quote} />}
      {!("state" in message) && !message.is_deleted && (
        <button
          type="button"
          class="quote_it"
          aria-label={more.say("quote")}
          onClick={(event) => {
            draft.quote = quote_of(message);
            document.dispatchEvent(new Event(CHOSEN));
            const root = event.currentTarget.getRootNode() as ShadowRoot;
            root.querySelector<HTMLElement>(".composer textarea")?.focus();
          }}
        >
          <Icon name="reply" />
        </button>
      )}
    </>
  );
}

/** Above the box, what one is about to answer to. */
export function ChosenQuote() {
  const { draft } = useSurroundings();
  const [, look_again] = useState({});
  useEffect(() => {
    const look = (): void => look_again({});
    document.addEventListener(CHOSEN, look);
    return () => document.removeEventListener(CHOSEN, look);
  }, []);
  if (!draft.quote) return null;
  return (
    <div class="chosen_quote">
      <Quoted quote={draft.quote} />
      <button
        type="button"
        aria-label={more.say("unquote")}
        onClick={() => {
          draft.quote = undefined;
          look_again({});
        }}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

function Quoted({ quote: { author, excerpt, is_deleted } }: { quote: Quote }) {
  const locale = useLocale();
  const name = author.type === "visitor" ? locale.say("you") : (author.name ?? locale.say("team"));
  return (
    <blockquote class="quote" dir="auto">
      <b>{name}</b> {is_deleted ? more.say("deleted") : excerpt || more.say("quoted_file")}
    </blockquote>
  );
}
