import type { TrackedEvent } from "@chatting/client";

import { short_time } from "../times.ts";
import { useNow } from "../ui/use_now.ts";
import { useLanguage } from "../words/index.tsx";
import css from "./visitor_panel.module.css";

/** What the visitor did on the site, the newest first. */
export function TrackedEvents({ events }: { events: TrackedEvent[] }) {
  const { words, locale } = useLanguage();
  const now = useNow();
  return (
    <details className={css.others} open>
      <summary>{words.visit.events}</summary>
      <ol className={css.trail}>
        {events.map(({ id, name, properties, at }) => (
          <li key={id}>
            <div className={css.deed} dir="auto">
              {name}
              {Object.entries(properties).map(([property, value]) => (
                <small key={property} dir="auto">{`${property}: ${value}`}</small>
              ))}
            </div>
            <time dateTime={at}>{short_time(at, now, locale, words.list.now)}</time>
          </li>
        ))}
      </ol>
    </details>
  );
}
