import type { Activity } from "@chatting/client";

import { day_and_time } from "../times.ts";
import { useLanguage } from "../words/index.tsx";
import css from "./activity_line.module.css";

/** What happened to the conversation, and why. */
export function ActivityLine({ activity, at }: { activity: Activity; at: string }) {
  const { words, locale } = useLanguage();
  const { agent, previous, reason, load, capacity } = activity;
  return (
    <li className={css.line}>
      <p>
        {words.activity.routed(agent.name ?? "")} {words.activity[reason](previous?.name ?? "")}{" "}
        {words.activity.load(load, capacity)}
      </p>
      <time dateTime={at}>{day_and_time(at, locale)}</time>
    </li>
  );
}
