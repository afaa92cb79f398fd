import type { SiteForVisitors } from "@chatting/client";
import { closed_line } from "./opening.ts";
import { more } from "./more_locale.ts";

/** Where there is no message yet: the site's own words or ours, and what there is to expect of a first one. */
export function Welcome({ site }: { site: SiteForVisitors | null }) {
  const is_there = site?.is_team_online && !closed_line(site);
  return (
    <div class="welcome">
      <span class="mark">
        <svg viewBox="0 0 24 24" class="icon" aria-hidden="true">
          <path d="M21 12a8.5 8.5 0 0 1-8.5 8.5H4l1.6-3.6A8.5 8.5 0 1 1 21 12Z" />
        </svg>
      </span>
      <h3 dir="auto">{site?.greeting ?? more.say("welcome")}</h3>
      <p>{site && more.say(is_there ? "welcome_online" : "welcome_away")}</p>
    </div>
  );
}
