import { quote_of, type Message, type Quote } from "@chatting/client";
import { useSyncExternalStore } from "react";

const chosen = new Map<string, Quote>();
const listeners = new Set<() => void>();

/** Answer to this message with what one writes next. */
export function choose_quote(message: Message): void {
  chosen.set(message.conversation_id, quote_of(message));
  tell();
}

export function drop_quote(conversation_id: string): void {
  if (chosen.delete(conversation_id)) tell();
}

export function useChosenQuote(conversation_id: string): Quote | null {
  return useSyncExternalStore(subscribe, () => chosen.get(conversation_id) ?? null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
