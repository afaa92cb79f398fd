import type { LiveVisitor } from "@chatting/client";
import { useEffect } from "react";

import { Link } from "../navigation.tsx";
import { place_name } from "../places.ts";
import { HOME } from "../router.ts";
import { useAgentState, useClient } from "../session.tsx";
import { short_time } from "../times.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";
import { PageFrame } from "../ui/page_frame.tsx";
import { Problem } from "../ui/problem.tsx";
import { Foot, Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAct } from "../ui/use_act.ts";
import { useAnswer } from "../ui/use_answer.ts";
import { useNow } from "../ui/use_now.ts";
import { device_name } from "../visitor/visit_facts.ts";
import { visitor_label } from "../visitor/visitor_label.ts";
import { useLanguage, useWords } from "../words/index.tsx";
import css from "./live.module.css";

const ASK_EVERY = 5000;

/** Who is on the sites now. */
export function LivePage() {
  const words = useWords();
  const client = useClient();
  const is_admin = useAgentState((state) => state.agent?.role !== "agent");
  const { pending, act } = useAct();
  const { answer, problem, ask } = useAnswer("list_live_visitors");
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && void ask(), ASK_EVERY);
    return () => clearInterval(timer);
  }, [ask]);

  const switch_to = async (is_on: boolean): Promise<void> => {
    await client.call("update_workspace", { shows_live_visitors: is_on });
    await ask();
  };

  return (
    <PageFrame title={words.live.title} lead={words.live.lead}>
      <Section title={words.live.now(answer?.visitors.length ?? 0)}>
        <Problem text={problem} />
        {answer === null && problem === undefined && <Skeleton shape="row" count={3} />}
        {answer?.is_on === false && (
          <p className={css.empty}>{is_admin ? words.live.off : words.live.off_for_agents}</p>
        )}
        {answer?.is_on === true && answer.visitors.length === 0 && <p className={css.empty}>{words.live.nobody}</p>}
        <ul className={css.list}>
          {answer?.visitors.map((visitor) => (
            <Row key={visitor.visitor_id} visitor={visitor} />
          ))}
        </ul>
        {is_admin && answer !== null && (
          <Foot>
            <Button aria-disabled={pending !== null} onClick={() => act("switch", () => switch_to(!answer.is_on))}>
              {answer.is_on ? words.live.switch_off : words.live.switch_on}
            </Button>
          </Foot>
        )}
      </Section>
    </PageFrame>
  );
}

function Row({ visitor }: { visitor: LiveVisitor }) {
  const { words, locale } = useLanguage();
  const now = useNow();
  const { visitor_id, name, page, device, place, referrer, conversation_id, here_since } = visitor;
  const facts = [place && place_name(place, locale), device && device_name(device, words), referrer];
  return (
    <li className={css.row}>
      <Avatar id={visitor_id} name={name} size={32} />
      <div className={css.about}>
        <p className={css.name} dir="auto">
          {visitor_label({ id: visitor_id, name, email: null }, words)}
        </p>
        <a href={page.url} title={page.url} target="_blank" rel="noopener noreferrer nofollow" dir="auto">
          {page.title ?? page.url}
        </a>
        <p className={css.facts} dir="auto">
          {facts.filter(Boolean).join(" · ")}
        </p>
      </div>
      <time dateTime={here_since}>{short_time(here_since, now, locale, words.list.now)}</time>
      {conversation_id != null && <Link to={{ ...HOME, conversation_id }}>{words.live.open}</Link>}
    </li>
  );
}
