import type { SiteForVisitors } from "@chatting/client";
import { closed_line } from "./opening.ts";
import { more } from "./more_locale.ts";

/** What there is to expect of a first message. */
export function WelcomeLine({ site }: { site: SiteForVisitors }) {
  const is_there = site.is_team_online && !closed_line(site);
  return <>{more.say(is_there ? "welcome_online" : "welcome_away")}</>;
}
