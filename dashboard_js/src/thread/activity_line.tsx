import type { Activity, Author } from "@chatting/client";

import { day_and_time } from "../times.ts";
import { useLanguage } from "../words/index.tsx";
import css from "./activity_line.module.css";
import { activity_words } from "./activity_words.ts";

interface ActivityLineProps {
  activity: Activity;
  author: Author;
  at: string;
}

/** What happened to the conversation, by whom and why. */
export function ActivityLine({ activity, author, at }: ActivityLineProps) {
  const { words, locale } = useLanguage();
  return (
    <li className={activity.what === "routed" ? css.line : css.deed}>
      <p>{activity_words(activity, author.name ?? words.thread.system, words, locale)}</p>
      <time dateTime={at}>{day_and_time(at, locale)}</time>
    </li>
  );
}
