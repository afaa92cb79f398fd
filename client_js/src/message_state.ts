import type { Message, ReadPosition } from "./wire.gen.ts";
import type { PendingMessage, Person } from "./types.ts";

export type MessageState = PendingMessage["state"] | "sent" | "delivered" | "read";

/** How far a message has come. It only ever climbs, because read positions only ever move forward. */
export function message_state(message: Message | PendingMessage, reads: ReadPosition[], me: Person): MessageState {
  if ("state" in message) return message.state;
  const others = reads.filter(({ reader }) => is_addressed(reader, message, me));
  if (others.some((position) => position.read_seq >= message.seq)) return "read";
  if (others.some((position) => position.delivered_seq >= message.seq)) return "delivered";
  return "sent";
}

/** A reply is for the other side, so that a colleague's glance does not count; a note is for the colleagues. */
function is_addressed(reader: Person, message: Message, me: Person): boolean {
  if (message.kind === "note") return reader.type === "agent" && reader.id !== message.author.id && reader.id !== me.id;
  return reader.type !== message.author.type;
}
