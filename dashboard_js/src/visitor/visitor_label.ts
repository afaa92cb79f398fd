import type { Visitor } from "@chatting/client";

import type { Words } from "../words/index.tsx";

/** What a visitor is called. The nameless get the tail of their id, so that two of them can be told apart. */
export function visitor_label({ id, name, email }: Pick<Visitor, "id" | "name" | "email">, words: Words): string {
  return name ?? email ?? words.visitor.anonymous(id.replaceAll("-", "").slice(-4).toUpperCase());
}
