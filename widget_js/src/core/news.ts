import type { Message, VisitorState } from "@chatting/client";

/** Finds the messages that were not there in the state before. What a start brings is history, not news. */
export class News {
  #seen: Record<string, number> | null = null;

  of(state: VisitorState): Message[] {
    if (!state.visitor) {
      this.#seen = null;
      return [];
    }
    const before = this.#seen;
    const seen: Record<string, number> = { ...before };
    const news: Message[] = [];
    for (const { id, messages } of Object.values(state.conversations)) {
      const from = before?.[id] ?? 0;
      if (before) news.push(...messages.filter(({ seq }) => seq > from));
      seen[id] = Math.max(from, messages[messages.length - 1]?.seq ?? 0);
    }
    this.#seen = seen;
    return news;
  }
}
