import type { CannedReply } from "@chatting/client";

import { unknown_variable, VARIABLES } from "../composer/canned_replies.ts";
import { useClient } from "../session.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { tell } from "../ui/notices.ts";
import { Problem } from "../ui/problem.tsx";
import { short_code, type Rule } from "../ui/rules.ts";
import { Foot } from "../ui/section.tsx";
import { Submit } from "../ui/submit.tsx";
import { TextField } from "../ui/text_field.tsx";
import { useForm } from "../ui/use_form.ts";
import { useLanguage } from "../words/index.tsx";

const canned_body: Rule = (value, words) => {
  if (value.trim() === "") return words.field.missing;
  const unknown = unknown_variable(value);
  return unknown === undefined ? undefined : words.canned_replies.unknown(unknown);
};

/** A canned reply to change; null makes a new one. */
export function CannedReplyDialog({ reply, on_close }: { reply: CannedReply | null; on_close: () => void }) {
  const { words, locale } = useLanguage();
  const client = useClient();
  const form = useForm({
    rules: { short_code, body: canned_body },
    submit: async (values) => {
      const wish = { short_code: values.short_code.trim(), body: values.body.trim() };
      if (reply === null) await client.call("create_canned_reply", wish);
      else await client.call("update_canned_reply", { ...wish, canned_reply_id: reply.id });
      tell(words.settings.saved);
      on_close();
    },
    explain: (error) => {
      if (error.code !== "conflict") return undefined;
      return error.field === "short_code"
        ? { field: "short_code", text: words.canned_replies.taken }
        : { text: words.canned_replies.full };
    },
  });
  const names = new Intl.ListFormat(locale, { type: "unit" }).format(VARIABLES.map((name) => `{{${name}}}`));

  return (
    <Dialog title={reply === null ? words.canned_replies.add : words.canned_replies.change_title} on_close={on_close}>
      <form ref={form.ref} noValidate onSubmit={form.on_submit}>
        <Problem text={form.problem} />
        <Field
          label={words.canned_replies.code}
          hint={words.canned_replies.code_hint}
          name="short_code"
          autoComplete="off"
          autoCapitalize="off"
          maxLength={40}
          defaultValue={reply?.short_code}
          error={form.errors.short_code}
        />
        <TextField
          label={words.canned_replies.body}
          hint={words.canned_replies.body_hint(names)}
          name="body"
          dir="auto"
          maxLength={4000}
          defaultValue={reply?.body}
          error={form.errors.body}
        />
        <Foot>
          <Submit label={words.settings.save} pending_label={words.settings.saving} is_pending={form.is_pending} />
        </Foot>
      </form>
    </Dialog>
  );
}
