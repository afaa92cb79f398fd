import type { Attachment, PendingMessage } from "@chatting/client";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Tray } from "../more/parts.ts";
import { useSurroundings } from "./context.ts";
import { Icon } from "./icons.tsx";
import { Slot } from "./slot.tsx";

const LONGEST = 8000;

interface Props {
  conversation_id: string | null;
  pending: PendingMessage[];
  is_refused: boolean;
}

export function Composer({ conversation_id, pending, is_refused }: Props) {
  const { chat, locale, draft } = useSurroundings();
  const [text, set_text] = useState(draft.text);
  const area = useRef<HTMLTextAreaElement>(null);
  const left = LONGEST - text.length;
  const [tray, set_tray] = useState<Tray | null>(null);
  const can_send = !!(text.trim() || tray) && left >= 0 && !is_refused;
  const retry_at = pending.find((message) => message.retry_at !== null)?.retry_at ?? null;

  useEffect(() => {
    draft.on_fill = set_text;
    return () => void (draft.on_fill = null);
  }, [draft]);

  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);

  const write = (written: string): void => {
    set_text(written);
    draft.write(written);
    if (conversation_id) chat.set_typing(conversation_id, !!written.trim());
  };

  const post = (attachments: Attachment[] = []): void => {
    chat.send(text.trim(), conversation_id, { attachments, quote: draft.quote });
    draft.quote = undefined;
    write("");
    area.current?.focus();
  };

  const send = (): void => {
    if (!can_send) return;
    if (tray) tray.send();
    else post();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Slot part="composer_notes" with={{ left, retry_at }} />
      <div class="field">
        <Slot part="composer_files" with={{ post, set_tray, is_refused }} />
        <textarea
          ref={area}
          rows={1}
          dir={text ? "auto" : undefined}
          value={text}
          disabled={is_refused}
          placeholder={locale.say("compose")}
          aria-label={locale.say("compose")}
          aria-invalid={left < 0}
          aria-describedby="limit preview"
          enterkeyhint="send"
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            // An input method confirms its choice with Enter, too; Safari says so only by the key code.
            if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
            event.preventDefault();
            send();
          }}
        />
        <button type="submit" class="send" disabled={!can_send} aria-label={locale.say("send")}>
          <Icon name="send" />
        </button>
      </div>
      <Slot part="typing_preview" with={{ text, conversation_id }} />
    </form>
  );
}
