import type { VisitorNote } from "@chatting/client";
import { useEffect, useState } from "react";

import { useAgentState, useClient } from "../session.tsx";
import { day_and_time } from "../times.ts";
import { Button } from "../ui/button.tsx";
import { useAct } from "../ui/use_act.ts";
import { useAnswer } from "../ui/use_answer.ts";
import { useLanguage, useWords } from "../words/index.tsx";
import { NoteForm } from "./note_form.tsx";
import css from "./visitor_notes.module.css";

/** What agents note of the visitor, for each other. */
export function VisitorNotes({ visitor_id }: { visitor_id: string }) {
  const words = useWords();
  const client = useClient();
  const news = useAgentState((state) => state.visitor_news);
  const { answer, ask } = useAnswer("list_visitor_notes", { visitor_id });
  useEffect(() => {
    if (news?.visitor_id === visitor_id) void ask();
  }, [news, visitor_id, ask]);

  const add = async (body: string): Promise<void> => {
    await client.call("add_visitor_note", { visitor_id, body });
    await ask();
  };

  return (
    <section className={css.notes} aria-label={words.notes.title}>
      <h3>{words.notes.title}</h3>
      <NoteForm label={words.notes.add} save={add} />
      <ul>
        {answer?.notes.map((note) => (
          <Note key={note.id} note={note} ask={ask} />
        ))}
      </ul>
    </section>
  );
}

function Note({ note, ask }: { note: VisitorNote; ask: () => Promise<void> }) {
  const { words, locale } = useLanguage();
  const client = useClient();
  const me = useAgentState((state) => state.agent);
  const { pending, act } = useAct();
  const [is_edited, set_edited] = useState(false);
  const is_own = note.author.id === me?.id;

  const edit = async (body: string): Promise<void> => {
    await client.call("edit_visitor_note", { visitor_note_id: note.id, body });
    await ask();
    set_edited(false);
  };
  const remove = async (): Promise<void> => {
    await client.call("delete_visitor_note", { visitor_note_id: note.id });
    await ask();
  };

  if (is_edited) {
    return (
      <li>
        <NoteForm label={words.message.edit} body={note.body} save={edit} cancel={() => set_edited(false)} />
      </li>
    );
  }
  return (
    <li>
      <p className={css.body} dir="auto">
        {note.body}
      </p>
      <p className={css.by}>
        {note.author.name} · {day_and_time(note.created_at, locale)}
        {note.edited_at !== null && ` · ${words.message.edited}`}
      </p>
      <div className={css.deeds}>
        {is_own && <Button onClick={() => set_edited(true)}>{words.message.edit}</Button>}
        {(is_own || me?.role !== "agent") && (
          <Button aria-disabled={pending !== null} onClick={() => act("delete", remove)}>
            {words.message.delete}
          </Button>
        )}
      </div>
    </li>
  );
}
