import type { AgentState } from "./types.js";
import type { Author, Conversation, Message, Quote } from "./wire.gen.js";

/** What somebody wrote and read carries their name, picture and id: theirs as they are now, not as they were then. */
export function renamed_author(state: AgentState, named: Author, known_as = named.id): AgentState {
  const person = <P extends Author>(author: P): P =>
    author.type === named.type && author.id === known_as ? { ...author, ...named } : author;
  const quote = (quoted: Quote): Quote => {
    const is_theirs = quoted.author.type === named.type && quoted.author.id === known_as;
    return is_theirs ? { ...quoted, author: { ...quoted.author, id: named.id, name: named.name } } : quoted;
  };
  const message = (written: Message): Message => ({
    ...written,
    author: person(written.author),
    quote: written.quote && quote(written.quote),
  });
  const conversation = (known: Conversation): Conversation => ({
    ...known,
    last_message: known.last_message && message(known.last_message),
  });
  return {
    ...state,
    items: mapped(state.items, (item) => ({ ...item, conversation: conversation(item.conversation) })),
    threads: mapped(state.threads, (thread) => ({
      ...thread,
      messages: thread.messages.map(message),
      reads: thread.reads.map((position) => ({ ...position, reader: person(position.reader) })),
    })),
  };
}

export function mapped<V>(record: Record<string, V>, change: (value: V) => V): Record<string, V> {
  return Object.fromEntries(Object.entries(record).map(([id, value]) => [id, change(value)]));
}
