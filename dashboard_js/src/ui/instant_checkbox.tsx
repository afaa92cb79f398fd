import { useState } from "react";

import { Checkbox } from "./checkbox.tsx";
import { useAct } from "./use_act.ts";

interface InstantCheckboxProps {
  label: string;
  hint: string;
  checked: boolean;
  save: (checked: boolean) => Promise<unknown>;
}

/** Takes effect at once, as a switch does. */
export function InstantCheckbox({ label, hint, checked, save }: InstantCheckboxProps) {
  const { act, pending } = useAct();
  // Not the opposite of `checked`: the event that tells the change may come before the answer.
  const [wanted, set_wanted] = useState(checked);
  return (
    <Checkbox
      label={label}
      hint={hint}
      checked={pending === null ? checked : wanted}
      onChange={({ target }) => {
        if (pending !== null) return;
        const { checked: asked } = target;
        set_wanted(asked);
        act("save", async () => {
          await save(asked);
        });
      }}
    />
  );
}
