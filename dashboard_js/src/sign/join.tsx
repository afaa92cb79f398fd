import { CommandError, type Account, type InvitationFound } from "@chatting/client";
import { useEffect, useState } from "react";

import { Link, go } from "../navigation.tsx";
import { HOME, SIGN_IN, url_of, type SignInRoute } from "../router.ts";
import { http } from "../session.tsx";
import { Field } from "../ui/field.tsx";
import { tell } from "../ui/notices.ts";
import { PasswordField } from "../ui/password_field.tsx";
import { Problem } from "../ui/problem.tsx";
import { new_password, short_text } from "../ui/rules.ts";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useLanguage, useWords, type Words } from "../words/index.tsx";
import { workspace_choice } from "../workspace_choice.ts";
import { Frame } from "./frame.tsx";
import css from "./sign.module.css";

type Found = { invitation: InvitationFound; account: Account | null } | "gone" | { problem: string };

/** Where the link in an invitation leads. */
export function Join({ token }: { token: string }) {
  const words = useWords();
  const [found, set_found] = useState<Found | null>(null);

  useEffect(() => {
    void look(token, words).then(set_found);
  }, [token, words]);

  if (found === null) return <Frame title={words.connection.loading} lead="" />;
  if (found === "gone") {
    return (
      <Frame title={words.link.gone_title} lead={words.join.gone_lead} is_outcome>
        <p className={css.onward}>
          <Link to={HOME}>{words.confirm.to_inbox}</Link>
        </p>
      </Frame>
    );
  }
  if ("problem" in found) return <Frame title={words.product} lead={found.problem} is_outcome />;
  const { invitation, account } = found;
  const { workspace_name, inviter, role, email } = invitation;
  return (
    <Frame
      title={words.join.title(workspace_name)}
      lead={words.join.lead(inviter ?? words.join.somebody, workspace_name, words.members[role])}
    >
      <p className={css.lead}>{words.join.for(email)}</p>
      {account !== null && <JoinAs token={token} account={account} />}
      {account === null && (invitation.has_account ? <SignInFirst token={token} /> : <JoinAnew token={token} />)}
    </Frame>
  );
}

async function look(token: string, words: Words): Promise<Found> {
  try {
    const [invitation, account] = await Promise.all([http.get_invitation(token), http.who_am_i()]);
    return { invitation, account };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return error.code === "not_found" ? "gone" : { problem: words.error[error.code] };
  }
}

function sign_in_for(token: string): SignInRoute {
  return { ...SIGN_IN, next: url_of({ page: "join", token }) };
}

function enter(workspace: { id: string; name: string }, words: Words): void {
  workspace_choice.write(workspace.id);
  tell(words.join.joined(workspace.name));
  go(HOME);
}

function JoinAs({ token, account }: { token: string; account: Account }) {
  const words = useWords();
  const form = useForm({
    rules: {},
    submit: async () => enter((await http.accept_invitation(token, {})).workspace, words),
  });
  return (
    <form ref={form.ref} className={css.form} noValidate onSubmit={form.on_submit}>
      <p>{words.join.as(account.email)}</p>
      <Problem text={form.problem} />
      <Submit
        label={words.join.button}
        pending_label={words.join.joining}
        is_pending={form.is_pending}
        className={css.sole}
      />
    </form>
  );
}

function SignInFirst({ token }: { token: string }) {
  const words = useWords();
  return (
    <>
      <p className={css.lead}>{words.join.have_account}</p>
      <p className={css.onward}>
        <Link to={sign_in_for(token)}>{words.sign.in}</Link>
      </p>
    </>
  );
}

function JoinAnew({ token }: { token: string }) {
  const { words, locale } = useLanguage();
  const form = useForm({
    rules: { name: short_text, password: new_password },
    submit: async ({ name, password }) => {
      enter((await http.accept_invitation(token, { name: name.trim(), password, locale })).workspace, words);
    },
    explain: (error) => (error.code === "conflict" ? { text: words.join.have_account } : undefined),
  });
  return (
    <>
      <form ref={form.ref} className={css.form} noValidate onSubmit={form.on_submit}>
        <Problem text={form.problem} />
        <Field label={words.sign.name} name="name" autoComplete="name" error={form.errors.name} />
        <PasswordField autoComplete="new-password" hint={words.sign.password_hint} error={form.errors.password} />
        <Submit
          label={words.join.button}
          pending_label={words.join.joining}
          is_pending={form.is_pending}
          className={css.submit}
        />
      </form>
      <p className={css.other}>
        {words.join.have_another} <Link to={sign_in_for(token)}>{words.sign.in}</Link>
      </p>
    </>
  );
}
