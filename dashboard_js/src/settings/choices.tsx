import css from "./rows.module.css";

interface ChoicesProps {
  legend: string;
  options: { value: string; text: string }[];
  chosen: string[];
  choose: (chosen: string[]) => void;
  error?: string | undefined;
}

/** Any number of these. */
export function Choices({ legend, options, chosen, choose, error }: ChoicesProps) {
  return (
    <fieldset className={css.choices}>
      <legend>{legend}</legend>
      {options.map(({ value, text }) => (
        <label key={value} className={css.choice}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) =>
              choose(event.target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
            }
          />
          {text}
        </label>
      ))}
      {error !== undefined && (
        <p className={css.wrong} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
