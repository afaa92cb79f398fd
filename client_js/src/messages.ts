import { quoted } from "./quotes.ts";
import type { Message } from "./wire.gen.ts";

/** Both lists as one, oldest first, each message once; of two versions the second list's counts. */
export function merge_messages(known: Message[], incoming: Message[]): Message[] {
  const [first] = incoming;
  // Nearly always it is one, and the newest.
  if (incoming.length === 1 && first !== undefined && first.seq > (known.at(-1)?.seq ?? 0)) return [...known, first];
  const by_id = new Map([...known, ...incoming].map((message) => [message.id, message]));
  return [...by_id.values()].sort((one, other) => one.seq - other.seq);
}

/** What was said was changed. One that is not among those loaded comes with its own page. */
export function with_changed(known: Message[], changed: Message): Message[] {
  return known.map((message) => {
    if (message.id === changed.id) return changed;
    const { quote } = message;
    return quote?.message_id === changed.id ? { ...message, quote: { ...quote, ...quoted(changed) } } : message;
  });
}

/** A fresh page of the newest messages takes the place of what is known, but for older ones that it adjoins. */
export function renew_messages(known: Message[], newest: Message[], has_more: boolean) {
  const first = newest[0];
  const adjoins = first !== undefined && known.some(({ id }) => id === first.id);
  if (!adjoins) return newest;
  const older = known.filter(({ seq }) => seq < first.seq);
  return has_more ? [...older, ...newest] : newest;
}
