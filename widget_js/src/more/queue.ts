import type { QueuePlace } from "@chatting/client";
import { more } from "./more_locale.ts";

/** Where one stands, and how long it takes, if anybody knows. */
export function queue_line({ position, wait_minutes }: QueuePlace): string {
  const place = position === 1 ? more.say("next") : more.say("queue", { n: position.toLocaleString(more.tag) });
  return wait_minutes === null ? place : `${place} ${more.count("wait", wait_minutes)}`;
}
