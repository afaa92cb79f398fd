import type { Label } from "@chatting/client";

import { LabelDot } from "../labels/label_chip.tsx";
import labels_css from "../labels/labels.module.css";
import { useClient } from "../session.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { tell } from "../ui/notices.ts";
import { Problem } from "../ui/problem.tsx";
import { short_text } from "../ui/rules.ts";
import { Foot } from "../ui/section.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";

const COLOURS: Label["colour"][] = ["grey", "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink"];

/** A label to change; null makes a new one. */
export function LabelDialog({ label, on_close }: { label: Label | null; on_close: () => void }) {
  const words = useWords();
  const client = useClient();
  const form = useForm({
    rules: { name: short_text, colour: () => undefined },
    submit: async (values) => {
      const wish = { name: values.name.trim(), colour: values.colour as Label["colour"] };
      if (label === null) await client.call("create_label", wish);
      else await client.call("update_label", { ...wish, label_id: label.id });
      tell(words.settings.saved);
      on_close();
    },
    explain: (error) => (error.code === "conflict" ? { field: "name", text: words.labels.taken } : undefined),
  });

  return (
    <Dialog title={label === null ? words.labels.add : words.labels.change_title} on_close={on_close}>
      <form ref={form.ref} noValidate onSubmit={form.on_submit}>
        <Problem text={form.problem} />
        <Field
          label={words.labels.name}
          name="name"
          autoComplete="off"
          maxLength={50}
          defaultValue={label?.name}
          error={form.errors.name}
        />
        <fieldset className={labels_css.colours}>
          <legend>{words.labels.colour}</legend>
          {COLOURS.map((colour) => (
            <label key={colour} className={labels_css.colour}>
              <input type="radio" name="colour" value={colour} defaultChecked={colour === (label?.colour ?? "grey")} />
              <LabelDot colour={colour} />
              {words.labels.colours[colour]}
            </label>
          ))}
        </fieldset>
        <Foot>
          <Submit label={words.settings.save} pending_label={words.settings.saving} is_pending={form.is_pending} />
        </Foot>
      </form>
    </Dialog>
  );
}
