import type { Shift } from "@chatting/client";
import { useId } from "react";

import { Button, IconButton } from "../ui/button.tsx";
import { useWords } from "../words/index.tsx";
import { another_shift, MOST_SHIFTS } from "./hours_draft.ts";
import css from "./hours.module.css";

interface ShiftListProps {
  /** Whose they are: a weekday, a holiday. */
  of: string;
  shifts: Shift[];
  is_wrong: boolean;
  change: (shifts: Shift[]) => void;
}

/** The hours of one day: none, or some. */
export function ShiftList({ of, shifts, is_wrong, change }: ShiftListProps) {
  const words = useWords();
  const id = useId();
  const change_one = (at: number, changed: Partial<Shift>): void =>
    change(shifts.map((shift, other) => (other === at ? { ...shift, ...changed } : shift)));

  return (
    <div className={css.shifts}>
      {shifts.length === 0 && <span className={css.closed}>{words.hours.closed}</span>}
      {shifts.map((shift, at) => (
        // Shifts have nothing but their place that tells them apart.
        <div key={at} className={css.shift} role="group" aria-label={words.hours.shift(of, at + 1)}>
          {(["opens", "closes"] as const).map((end) => (
            <input
              key={end}
              type="time"
              aria-label={words.hours[end]}
              aria-invalid={is_wrong}
              aria-describedby={is_wrong ? id : undefined}
              value={shift[end]}
              onChange={(event) => change_one(at, { [end]: event.target.value })}
            />
          ))}
          {shift.closes !== "" && shift.closes <= shift.opens && (
            <span className={css.next_day}>{words.hours.next_day}</span>
          )}
          <IconButton
            icon="close"
            label={words.hours.remove_shift(of, at + 1)}
            onClick={() => change(shifts.filter((_, other) => other !== at))}
          />
        </div>
      ))}
      {shifts.length < MOST_SHIFTS && (
        <Button look="quiet" icon="add" onClick={() => change([...shifts, another_shift(shifts)])}>
          {words.hours.add_shift}
          <span className="visually-hidden">{of}</span>
        </Button>
      )}
      {is_wrong && (
        <p id={id} className={css.wrong} role="alert">
          {words.hours.wrong_order}
        </p>
      )}
    </div>
  );
}
