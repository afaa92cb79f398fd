import type { Invitation } from "@chatting/client";
import { useEffect, useRef } from "react";

import { useAgentState, useClient } from "../session.tsx";
import { day_and_time } from "../times.ts";
import { Button } from "../ui/button.tsx";
import { tell } from "../ui/notices.ts";
import { Problem } from "../ui/problem.tsx";
import { Section } from "../ui/section.tsx";
import { StatusMark } from "../ui/status_mark.tsx";
import { useAct } from "../ui/use_act.ts";
import { useAnswer } from "../ui/use_answer.ts";
import { useLanguage } from "../words/index.tsx";
import { InviteForm } from "./invite_form.tsx";
import css from "./rows.module.css";

export function Invitations() {
  const { words, locale } = useLanguage();
  const client = useClient();
  const heading = useRef<HTMLDivElement>(null);
  const { answer, problem, ask } = useAnswer("list_invitations");
  const { pending, act } = useAct();
  const agents = useAgentState((state) => state.agents);

  // Who accepts one comes as an agent.
  useEffect(() => void ask(), [agents, ask]);

  const resend = async ({ id, email }: Invitation): Promise<void> => {
    await client.call("resend_invitation", { invitation_id: id });
    await ask();
    tell(words.members.sent(email));
  };
  const revoke = async ({ id, email }: Invitation): Promise<void> => {
    await client.call("revoke_invitation", { invitation_id: id });
    await ask();
    tell(words.members.revoked(email));
    heading.current?.focus();
  };

  return (
    <>
      <Section title={words.members.invite} lead={words.members.invite_lead}>
        <InviteForm done={ask} />
      </Section>
      <Problem text={problem} />
      {answer !== null && answer.invitations.length > 0 && (
        <Section title={words.members.open}>
          <div ref={heading} tabIndex={-1}>
            <ul className={css.rows}>
              {answer.invitations.map((invitation) => (
                <li key={invitation.id}>
                  <div className={css.who}>
                    <p className={css.line}>
                      <bdi>
                        <b>{invitation.email}</b>
                      </bdi>
                      <StatusMark tone="plain" text={words.members[invitation.role]} />
                      {invitation.is_expired && <StatusMark tone="warn" icon="clock" text={words.members.expired} />}
                    </p>
                    {!invitation.is_expired && (
                      <p className={css.more}>{words.members.expires(day_and_time(invitation.expires_at, locale))}</p>
                    )}
                  </div>
                  <div className={css.deeds}>
                    <Button
                      aria-disabled={pending !== null}
                      aria-label={words.members.resend_label(invitation.email)}
                      onClick={() => act(`resend ${invitation.id}`, () => resend(invitation))}
                    >
                      {pending === `resend ${invitation.id}` ? words.settings.wait : words.members.resend}
                    </Button>
                    <Button
                      aria-disabled={pending !== null}
                      aria-label={words.members.revoke_label(invitation.email)}
                      onClick={() => act(`revoke ${invitation.id}`, () => revoke(invitation))}
                    >
                      {pending === `revoke ${invitation.id}` ? words.settings.wait : words.members.revoke}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          </div>
        </Section>
      )}
    </>
  );
}
