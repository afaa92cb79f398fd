import type { PageView, Visit } from "@chatting/client";
import { useEffect } from "react";

import { place_name } from "../places.ts";
import { useAgentState } from "../session.tsx";
import { clock_time, short_time } from "../times.ts";
import { useAnswer } from "../ui/use_answer.ts";
import { useNow } from "../ui/use_now.ts";
import { useLanguage } from "../words/index.tsx";
import { Fact } from "./fact.tsx";
import { TrackedEvents } from "./tracked_events.tsx";
import { campaign_name, device_name, local_time } from "./visit_facts.ts";
import css from "./visitor_panel.module.css";

interface VisitDetailsProps {
  visitor_id: string;
  is_online: boolean;
}

/** Where the visitor is, whence they came and with what, and what they did; asked anew with each news of it. */
export function VisitDetails({ visitor_id, is_online }: VisitDetailsProps) {
  const news = useAgentState((state) => state.visitor_news);
  const { answer, ask } = useAnswer("get_visit", { visitor_id });
  useEffect(() => {
    if (news?.visitor_id === visitor_id) void ask();
  }, [news, visitor_id, ask]);
  return (
    <>
      {answer?.visit && <Details visit={answer.visit} is_online={is_online} />}
      {answer && answer.events.length > 0 && <TrackedEvents events={answer.events} />}
    </>
  );
}

function Details({ visit, is_online }: { visit: Visit; is_online: boolean }) {
  const { words, locale } = useLanguage();
  const now = useNow();
  const [current, ...earlier] = [...visit.pages].reverse();
  const { device, campaign, place, time_zone } = visit;
  const time = time_zone && local_time(now, time_zone, (at, zone) => clock_time(at, locale, zone));
  return (
    <>
      <dl className={css.facts}>
        {current && (
          <Fact name={is_online ? words.visit.here : words.visit.last}>
            <PageLink page={current} />
          </Fact>
        )}
        {visit.referrer !== null && <Fact name={words.visit.referrer}>{visit.referrer}</Fact>}
        {campaign && <Fact name={words.visit.campaign}>{campaign_name(campaign)}</Fact>}
        {device && <Fact name={words.visit.device}>{device_name(device, words)}</Fact>}
        {place && <Fact name={words.visit.place}>{place_name(place, locale)}</Fact>}
        {time && <Fact name={words.visit.local_time}>{time}</Fact>}
      </dl>
      {earlier.length > 0 && (
        <details className={css.others}>
          <summary>{words.visit.earlier}</summary>
          <ol className={css.trail}>
            {earlier.map((page) => (
              <li key={page.at}>
                <PageLink page={page} />
                <time dateTime={page.at}>{short_time(page.at, now, locale, words.list.now)}</time>
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function PageLink({ page }: { page: PageView }) {
  return (
    <a href={page.url} title={page.url} target="_blank" rel="noopener noreferrer nofollow" dir="auto">
      {page.title ?? page.url}
    </a>
  );
}
