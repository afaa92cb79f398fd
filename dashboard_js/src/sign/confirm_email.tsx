import { CommandError, type EmailConfirmed } from "@chatting/client";
import { useState } from "react";

import { Link } from "../navigation.tsx";
import { HOME, type Route } from "../router.ts";
import { http } from "../session.tsx";
import { Problem } from "../ui/problem.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords, type Words } from "../words/index.tsx";
import { Frame } from "./frame.tsx";
import css from "./sign.module.css";

type Ending = EmailConfirmed | "gone" | "taken";

/**
 * Where the link in a mail leads. It is a person who presses the button: what scans mails also follows links, and
 * must not say yes for them.
 */
export function ConfirmEmail({ token, is_change }: { token: string; is_change: boolean }) {
  const words = useWords();
  const [ending, set_ending] = useState<Ending | null>(null);
  const form = useForm({
    rules: {},
    submit: async () => set_ending(await http.confirm_email(token).catch(ending_by)),
  });

  if (ending !== null) {
    const { title, lead, to, action } = said(ending, is_change, words);
    return (
      <Frame title={title} lead={lead} is_outcome>
        <p className={css.onward}>
          <Link to={to}>{action}</Link>
        </p>
      </Frame>
    );
  }
  return (
    <Frame
      title={is_change ? words.confirm.change_title : words.confirm.title}
      lead={is_change ? words.confirm.change_lead : words.confirm.lead}
    >
      <form ref={form.ref} className={css.form} noValidate onSubmit={form.on_submit}>
        <Problem text={form.problem} />
        <Submit
          label={is_change ? words.confirm.change_button : words.confirm.button}
          pending_label={words.confirm.pending}
          is_pending={form.is_pending}
          className={css.sole}
        />
      </form>
    </Frame>
  );
}

function ending_by(error: unknown): Ending {
  if (error instanceof CommandError && error.code === "not_found") return "gone";
  if (error instanceof CommandError && error.code === "conflict") return "taken";
  throw error;
}

function said(ending: Ending, is_change: boolean, { confirm, link }: Words) {
  const home: { to: Route; action: string } = { to: HOME, action: confirm.to_inbox };
  const security: { to: Route; action: string } = { to: { page: "security" }, action: confirm.to_security };
  if (ending === "gone") return { title: link.gone_title, lead: confirm.gone_lead, ...(is_change ? security : home) };
  if (ending === "taken") return { title: confirm.taken_title, lead: confirm.taken_lead, ...security };
  const { outcome, email } = ending;
  switch (outcome) {
    case "confirmed":
      return { title: confirm.confirmed_title, lead: confirm.confirmed(email), ...home };
    case "changed":
      return { title: confirm.changed_title, lead: confirm.changed(email), ...home };
    case "waiting":
      return { title: confirm.waiting_title, lead: confirm.waiting(email), ...home };
  }
}
