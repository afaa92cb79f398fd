import type { FormField } from "@chatting/client";
import { more } from "./more_locale.ts";

/** The message itself: no field of a site can have this name. */
export const MESSAGE = "-message";

interface Props {
  field: Required<FormField>;
  value: string | boolean;
  error: string | undefined;
  change: (value: string | boolean) => void;
}

export function Field({ field: { name, kind, label, is_required, options }, value, error, change }: Props) {
  const id = `form_${name}`;
  const wiring = {
    id,
    "aria-required": is_required,
    "aria-invalid": !!error,
    "aria-describedby": error ? `${id}_error` : undefined,
  };
  const text = String(value || "");
  const write = (event: { currentTarget: { value: string } }) => change(event.currentTarget.value);
  const dir = text ? "auto" : undefined;
  return (
    <div class={kind === "checkbox" ? "tick" : ""}>
      {kind === "checkbox" && (
        <input
          {...wiring}
          type="checkbox"
          checked={value === true}
          onChange={(event) => change(event.currentTarget.checked)}
        />
      )}
      <label for={id} dir="auto">
        {label}
        {!is_required && kind !== "checkbox" && <span class="optional"> {more.say("form_optional")}</span>}
      </label>
      {kind === "select" && (
        <select {...wiring} value={text} onChange={write}>
          <option value="" />
          {options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      )}
      {kind === "email" && (
        <input {...wiring} type="email" dir="ltr" autocomplete="email" maxLength={254} value={text} onInput={write} />
      )}
      {kind === "text" &&
        (name === MESSAGE ? (
          <textarea {...wiring} rows={3} dir={dir} value={text} onInput={write} />
        ) : (
          <input
            {...wiring}
            type="text"
            dir={dir}
            autocomplete={name === "name" ? "name" : undefined}
            maxLength={500}
            value={text}
            onInput={write}
          />
        ))}
      {error && (
        <p id={`${id}_error`} class="bad">
          {error}
        </p>
      )}
    </div>
  );
}
