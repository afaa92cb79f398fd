import type { SiteForVisitors } from "@chatting/client";
import { more } from "./more_locale.ts";

const A_WEEK = 6 * 86_400_000;

/** When the team is back, in the visitor's own time; null while nothing says that it is not there. */
export function closed_line({ opening }: SiteForVisitors): string | null {
  if (!opening || opening.is_open) return null;
  if (!opening.next_opening_at) return more.say("closed");
  return more.say("opens", { when: moment_of(new Date(opening.next_opening_at), new Date()) });
}

function moment_of(at: Date, now: Date): string {
  const time = { hour: "numeric", minute: "2-digit" } as const;
  const format = (how: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(more.tag, how).format(at);
  if (at.toDateString() === now.toDateString()) return format(time);
  if (at.getTime() - now.getTime() < A_WEEK) return format({ weekday: "long", ...time });
  return format({ day: "numeric", month: "long", ...time });
}
