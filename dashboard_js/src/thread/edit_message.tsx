import type { Message } from "@chatting/client";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";

import { MentionList } from "../composer/mention_list.tsx";
import { option_id } from "../composer/suggestion_list.tsx";
import { useMentions } from "../composer/use_mentions.ts";
import { useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { useAct } from "../ui/use_act.ts";
import { useWords } from "../words/index.tsx";
import css from "./message.module.css";

const MAX_LENGTH = 8_000;

/** One's own words, to be worded anew, in the place where they stand. */
export function EditMessage({ message, close }: { message: Message; close: () => void }) {
  const words = useWords();
  const client = useClient();
  const { pending, act } = useAct();
  const [body, set_body] = useState(message.body);
  const textarea = useRef<HTMLTextAreaElement>(null);
  const mentions = useMentions(textarea, set_body, message.mentions);
  const { picker } = mentions;
  const wanted = body.trim();
  const can_save = wanted !== "" && Array.from(wanted).length <= MAX_LENGTH && pending === null;

  const save = (): void => {
    if (!can_save) return;
    act("save", async () => {
      if (wanted !== message.body)
        await client.conversations.edit_message(message, wanted, mentions.mentioned_in(wanted));
      close();
    });
  };

  const on_key_down = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (mentions.on_key_down(event)) {
      event.stopPropagation();
      return;
    }
    const is_save = event.key === "Enter" && !event.shiftKey;
    if (!is_save && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (is_save) save();
    else close();
  };

  // It was asked for by the one who now wants to write in it.
  useEffect(() => textarea.current?.focus(), []);

  return (
    <form
      className={css.editing}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <MentionList picker={picker} />
      <textarea
        ref={textarea}
        dir="auto"
        rows={Math.min(10, body.split("\n").length + 1)}
        aria-label={words.message.edit}
        value={body}
        aria-autocomplete="list"
        aria-controls={picker?.list_id}
        aria-activedescendant={picker === null ? undefined : option_id(picker.list_id, picker.active)}
        onChange={(event) => {
          set_body(event.target.value);
          mentions.look(event.target);
        }}
        onKeyDown={on_key_down}
        onBlur={mentions.close}
      />
      <div className={css.choices}>
        <Button onClick={close}>{words.message.cancel}</Button>
        <Button look="primary" type="submit" aria-disabled={!can_save}>
          {words.message.save}
        </Button>
      </div>
    </form>
  );
}
