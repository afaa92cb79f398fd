import { message_state, type Author, type Message, type ReadPosition } from "@chatting/client";

import { useAgentState } from "../session.tsx";
import { class_names } from "../ui/class_names.ts";
import { Icon } from "../ui/icon.tsx";
import { useLanguage, type Words } from "../words/index.tsx";
import css from "./message.module.css";

const NO_READS: ReadPosition[] = [];

/** How far one's newest message has come, and who has seen it. */
export function Delivery({ message, visitor_name }: { message: Message; visitor_name: string }) {
  const { words, locale } = useLanguage();
  const reads = useAgentState((state) => state.threads[message.conversation_id]?.reads ?? NO_READS);
  const state = message_state(message, reads, message.author);
  const readers = readers_of(message, reads, visitor_name, words);
  return (
    <span className={class_names(css.delivery, state === "read" && css.seen)}>
      <Icon name={state === "sent" ? "check" : "checks"} size={14} />
      {state === "read" && readers.length > 0
        ? words.message.seen_by(new Intl.ListFormat(locale, { type: "conjunction" }).format(readers))
        : words.message[state]}
    </span>
  );
}

/** A note is for the colleagues to read, a reply for the visitor. */
function readers_of(message: Message, reads: ReadPosition[], visitor_name: string, words: Words): string[] {
  const wanted: Author["type"] = message.kind === "note" ? "agent" : "visitor";
  return reads
    .filter(({ reader, read_seq }) => reader.type === wanted && read_seq >= message.seq)
    .filter(({ reader }) => reader.id !== message.author.id)
    .map(({ reader }) => (wanted === "visitor" ? visitor_name : (reader.name ?? words.thread.system)));
}
