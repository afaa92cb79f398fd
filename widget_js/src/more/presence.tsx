import type { SiteForVisitors } from "@chatting/client";
import { closed_line } from "./opening.ts";
import { more } from "./more_locale.ts";

/** Whether somebody is there to answer, and if not, when. */
export function Presence({ site, assignee }: { site: SiteForVisitors; assignee: string | null | undefined }) {
  const there = assignee ? more.say("answers", { name: assignee }) : more.say(site.is_team_online ? "online" : "away");
  return <>{closed_line(site) ?? there}</>;
}
