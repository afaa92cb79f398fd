import type { Message } from "@chatting/client";
import { useState, type KeyboardEvent } from "react";

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
  const wanted = body.trim();
  const can_save = wanted !== "" && Array.from(wanted).length <= MAX_LENGTH && pending === null;

  const save = (): void => {
    if (!can_save) return;
    act("save", async () => {
      if (wanted !== message.body) await client.edit_message(message, wanted);
      close();
    });
  };

  const on_key_down = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const is_save = event.key === "Enter" && !event.shiftKey;
    if (!is_save && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (is_save) save();
    else close();
  };

  return (
    <form
      className={css.editing}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        // It was asked for by the one who now wants to write in it.
        ref={(element) => element?.focus()}
        dir="auto"
        rows={Math.min(10, body.split("\n").length + 1)}
        aria-label={words.message.edit}
        value={body}
        onChange={(event) => set_body(event.target.value)}
        onKeyDown={on_key_down}
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
