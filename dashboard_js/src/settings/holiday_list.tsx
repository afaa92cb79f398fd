import type { Hours } from "@chatting/client";

import { Button, IconButton } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { useWords } from "../words/index.tsx";
import { MOST_HOLIDAYS, type Wrong } from "./hours_draft.ts";
import css from "./hours.module.css";
import { ShiftList } from "./shift_list.tsx";

type Holidays = Hours["holidays"];

interface HolidayListProps {
  holidays: Holidays;
  wrong: Wrong | null;
  change: (holidays: Holidays) => void;
}

/** Dates that do not go by the week. */
export function HolidayList({ holidays, wrong, change }: HolidayListProps) {
  const words = useWords();
  const is_wrong = (what: Wrong["what"], at: number): boolean => wrong?.what === what && wrong.at === String(at);
  const change_one = (at: number, changed: Partial<Holidays[number]>): void =>
    change(holidays.map((holiday, other) => (other === at ? { ...holiday, ...changed } : holiday)));

  return (
    <>
      {holidays.map((holiday, at) => {
        const name = holiday.name || words.hours.holiday(at + 1);
        return (
          <fieldset key={at} className={css.holiday}>
            <legend className="visually-hidden">{name}</legend>
            <Field
              label={words.hours.date}
              type="date"
              value={holiday.date}
              error={is_wrong("date", at) ? words.hours.wrong_date : undefined}
              onChange={(event) => change_one(at, { date: event.target.value })}
            />
            <Field
              label={words.hours.name}
              maxLength={200}
              value={holiday.name}
              error={is_wrong("name", at) ? words.field.missing : undefined}
              onChange={(event) => change_one(at, { name: event.target.value })}
            />
            <IconButton
              icon="close"
              label={words.hours.remove_holiday(name)}
              onClick={() => change(holidays.filter((_, other) => other !== at))}
            />
            <ShiftList
              of={name}
              shifts={holiday.shifts}
              is_wrong={is_wrong("shifts", at)}
              change={(shifts) => change_one(at, { shifts })}
            />
          </fieldset>
        );
      })}
      {holidays.length < MOST_HOLIDAYS && (
        <div>
          <Button icon="add" onClick={() => change([...holidays, { date: "", name: "", shifts: [] }])}>
            {words.hours.add_holiday}
          </Button>
        </div>
      )}
    </>
  );
}
