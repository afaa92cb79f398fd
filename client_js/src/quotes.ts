import type { Message, Quote } from "./wire.gen.ts";

/** What may change of what is quoted. */
export function quoted({ body, is_deleted }: Message) {
  return { excerpt: Array.from(body).slice(0, 200).join(""), is_deleted };
}

/** What a message looks like where it is quoted. */
export function quote_of(message: Message): Quote {
  const { id, kind, author } = message;
  return { message_id: id, kind, author: { type: author.type, id: author.id, name: author.name }, ...quoted(message) };
}
