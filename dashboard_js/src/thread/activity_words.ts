import type { Activity } from "@chatting/client";

import { weekday_and_time } from "../times.ts";
import type { Words } from "../words/index.tsx";

export function activity_words(activity: Activity, who: string, words: Words, locale: string): string {
  const { activity: routing, deed } = words;
  switch (activity.what) {
    case "routed": {
      const { agent, previous, reason, load, capacity, team_name } = activity;
      const why = routing[reason](previous?.name ?? "");
      const of = team_name === null ? routing.load(load, capacity) : routing.team_load(team_name, load, capacity);
      return `${routing.routed(agent.name ?? "")} ${why} ${of}`;
    }
    case "assigned": {
      const { agent, previous } = activity;
      if (agent === null) return deed.unassigned(who, previous?.name ?? "");
      return previous === null
        ? deed.assigned(who, agent.name ?? "")
        : deed.transferred(who, previous.name ?? "", agent.name ?? "");
    }
    case "team_assigned":
      return activity.team_name === null ? deed.no_team(who) : deed.team(who, activity.team_name);
    case "status_set":
      if (activity.status !== "snoozed") return deed[activity.status](who);
      return activity.snoozed_until === null
        ? deed.snoozed(who)
        : deed.snoozed_until(who, weekday_and_time(activity.snoozed_until, locale));
    case "priority_set":
      return deed.priority(who, words.priority[activity.priority]);
    case "labelled":
      return deed.labelled(who, activity.label_name);
    case "unlabelled":
      return deed.unlabelled(who, activity.label_name);
  }
}
