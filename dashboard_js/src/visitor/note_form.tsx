import { useState } from "react";

import { Button } from "../ui/button.tsx";
import { useAct } from "../ui/use_act.ts";
import { useWords } from "../words/index.tsx";
import css from "./visitor_notes.module.css";

interface NoteFormProps {
  label: string;
  body?: string;
  save: (body: string) => Promise<void>;
  cancel?: () => void;
}

export function NoteForm({ label, body = "", save, cancel }: NoteFormProps) {
  const words = useWords();
  const { pending, act } = useAct();
  const [text, set_text] = useState(body);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === "") return;
        act("save", async () => {
          await save(text.trim());
          set_text("");
        });
      }}
    >
      <textarea
        className={css.box}
        aria-label={label}
        placeholder={label}
        dir="auto"
        rows={2}
        maxLength={4000}
        value={text}
        onChange={(event) => set_text(event.target.value)}
      />
      <div className={css.deeds}>
        {text.trim() !== "" && (
          <Button type="submit" aria-disabled={pending !== null}>
            {words.message.save}
          </Button>
        )}
        {cancel && <Button onClick={cancel}>{words.message.cancel}</Button>}
      </div>
    </form>
  );
}
