import { useRef } from "react";

import { Button, IconButton } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { useWords } from "../words/index.tsx";
import css from "./settings.module.css";

const MOST = 50;

export interface Line {
  key: string;
  origin: string;
}

interface OriginListProps {
  lines: Line[];
  errors: Record<number, string>;
  change: (lines: Line[]) => void;
}

export function OriginList({ lines, errors, change }: OriginListProps) {
  const words = useWords();
  const made = useRef(0);
  const add_button = useRef<HTMLButtonElement>(null);

  const add = (): void => {
    made.current += 1;
    change([...lines, { key: `new-${made.current}`, origin: "" }]);
  };
  const write = (key: string, origin: string): void =>
    change(lines.map((line) => (line.key === key ? { key, origin } : line)));
  const remove = (key: string): void => {
    change(lines.filter((line) => line.key !== key));
    add_button.current?.focus();
  };

  return (
    <fieldset className={css.origins}>
      <legend>{words.site.origins}</legend>
      <p className={css.lead}>{words.site.origins_hint}</p>
      <ul>
        {lines.map(({ key, origin }, at) => (
          <li key={key} className={css.line}>
            <Field
              label={words.site.origin(at + 1)}
              is_label_hidden
              type="url"
              inputMode="url"
              dir="ltr"
              autoCapitalize="off"
              spellCheck={false}
              // A line is made by asking for it, so the next thing one does is to fill it.
              autoFocus={origin === "" && key.startsWith("new-")}
              placeholder={words.site.origin_placeholder}
              value={origin}
              error={errors[at]}
              onChange={(event) => write(key, event.target.value)}
            />
            <IconButton
              icon="close"
              label={origin === "" ? words.site.remove_empty : words.site.remove(origin)}
              onClick={() => remove(key)}
            />
          </li>
        ))}
      </ul>
      {lines.length === 0 && <p className={css.any}>{words.site.any}</p>}
      {lines.length < MOST && (
        <Button ref={add_button} icon="add" onClick={add}>
          {words.site.add}
        </Button>
      )}
    </fieldset>
  );
}
