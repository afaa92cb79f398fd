import { plain_text, type Quote } from "@chatting/client";

import { useAgentState } from "../session.tsx";
import { useWords } from "../words/index.tsx";
import css from "./quoted.module.css";

/** What a message answers to, in a line or three. */
export function Quoted({ quote, visitor_name }: { quote: Quote; visitor_name: string }) {
  const words = useWords();
  const my_id = useAgentState((state) => state.agent?.id);
  const { author, excerpt, is_deleted } = quote;
  const agent_name = author.id === my_id ? words.thread.you : (author.name ?? words.thread.system);
  return (
    <blockquote className={css.quoted} dir="auto">
      <b>{author.type === "visitor" ? visitor_name : agent_name}</b>{" "}
      {is_deleted ? words.message.deleted : excerpt === "" ? words.message.quoted_files : plain_text(excerpt)}
    </blockquote>
  );
}
