import { CommandError, type Hours } from "@chatting/client";
import { useEffect, useRef, useState, type SyntheticEvent } from "react";

import { useClient } from "../session.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { tell } from "../ui/notices.ts";
import { Problem } from "../ui/problem.tsx";
import { Foot, Section } from "../ui/section.tsx";
import { Submit } from "../ui/submit.tsx";
import { useLanguage } from "../words/index.tsx";
import { HolidayList } from "./holiday_list.tsx";
import { DAYS, tidied, wrong_in, type Wrong } from "./hours_draft.ts";
import css from "./hours.module.css";
import { ShiftList } from "./shift_list.tsx";

const MONDAY = Date.UTC(2024, 0, 1);
const A_DAY = 86_400_000;

export function HoursForm({ hours }: { hours: Hours }) {
  const { words, locale } = useLanguage();
  const client = useClient();
  const box = useRef<HTMLFormElement>(null);
  const [draft, set_draft] = useState(hours);
  const [wrong, set_wrong] = useState<Wrong | null>(null);
  const [problem, set_problem] = useState<string>();
  const [is_pending, set_pending] = useState(false);
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });

  useEffect(() => {
    if (wrong !== null) box.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [wrong]);

  const on_submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const found = wrong_in(draft);
    set_wrong(found);
    set_problem(undefined);
    if (is_pending || found !== null) return;
    set_pending(true);
    client.workspace
      .set_hours(tidied(draft))
      .then(() => tell(words.settings.saved))
      .catch((error: unknown) => set_problem(words.error[error instanceof CommandError ? error.code : "internal"]))
      .finally(() => set_pending(false));
  };

  return (
    <form ref={box} className={css.form} noValidate onSubmit={on_submit}>
      <Problem text={problem} />
      <Checkbox
        label={words.hours.is_on}
        hint={words.hours.is_on_hint}
        checked={draft.is_on}
        onChange={(event) => set_draft({ ...draft, is_on: event.target.checked })}
      />
      <Section title={words.hours.week}>
        {DAYS.map((day, number) => {
          const name = weekday.format(MONDAY + number * A_DAY);
          return (
            <div key={day} className={css.day} role="group" aria-label={name}>
              <span className={css.name}>{name}</span>
              <ShiftList
                of={name}
                shifts={draft.week[day]}
                is_wrong={wrong?.what === "shifts" && wrong.at === day}
                change={(shifts) => set_draft({ ...draft, week: { ...draft.week, [day]: shifts } })}
              />
            </div>
          );
        })}
      </Section>
      <Section title={words.hours.holidays} lead={words.hours.holidays_lead}>
        <HolidayList holidays={draft.holidays} wrong={wrong} change={(holidays) => set_draft({ ...draft, holidays })} />
      </Section>
      <Foot>
        <Submit label={words.settings.save} pending_label={words.settings.saving} is_pending={is_pending} />
      </Foot>
    </form>
  );
}
