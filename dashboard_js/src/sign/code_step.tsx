import { useState } from "react";

import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Problem } from "../ui/problem.tsx";
import { code, without_spaces } from "../ui/rules.ts";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";
import { Frame } from "./frame.tsx";
import css from "./sign.module.css";

interface CodeStepProps {
  enter: (code: string) => Promise<void>;
  leave: () => void;
}

/** The second factor: the authenticator's code, or a recovery code. */
export function CodeStep({ enter, leave }: CodeStepProps) {
  const words = useWords();
  const [is_recovery, set_recovery] = useState(false);
  const form = useForm({
    rules: { code },
    submit: (values) => enter(without_spaces(values.code)),
    explain: (error) =>
      error.code === "two_factor_required" ? { field: "code", text: words.sign.code_wrong } : undefined,
  });

  return (
    <Frame title={words.sign.code_title} lead={is_recovery ? words.sign.recovery_lead : words.sign.code_lead}>
      <form ref={form.ref} className={css.form} noValidate onSubmit={form.on_submit}>
        <Problem text={form.problem} />
        <Field
          // A new kind of code is another field: nothing of the old one may stay in it.
          key={String(is_recovery)}
          label={is_recovery ? words.sign.recovery_code : words.sign.code}
          name="code"
          dir="ltr"
          inputMode={is_recovery ? "text" : "numeric"}
          autoComplete={is_recovery ? "off" : "one-time-code"}
          autoCapitalize="off"
          spellCheck={false}
          autoFocus
          error={form.errors.code}
        />
        <Submit
          label={words.sign.in}
          pending_label={words.sign.in_pending}
          is_pending={form.is_pending}
          className={css.submit}
        />
        <Button look="quiet" onClick={() => set_recovery(!is_recovery)}>
          {is_recovery ? words.sign.use_authenticator : words.sign.use_recovery}
        </Button>
      </form>
      <p className={css.other}>
        <Button look="quiet" onClick={leave}>
          {words.sign.start_over}
        </Button>
      </p>
    </Frame>
  );
}
