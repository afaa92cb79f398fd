import type { SessionInfo } from "@chatting/client";

import { useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { tell } from "../ui/notices.ts";
import { PageFrame } from "../ui/page_frame.tsx";
import { Problem } from "../ui/problem.tsx";
import { Foot, Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAct } from "../ui/use_act.ts";
import { useAnswer } from "../ui/use_answer.ts";
import { useWords } from "../words/index.tsx";
import { device_name } from "./device_name.ts";
import css from "./profile.module.css";
import { SessionRow } from "./session_row.tsx";

const OTHERS = "others";

export function SessionsPage() {
  const words = useWords();
  const client = useClient();
  const { answer, problem, ask } = useAnswer("list_sessions");
  const { pending, act } = useAct();

  const revoke = async (session: SessionInfo): Promise<void> => {
    await client.call("revoke_session", { session_id: session.id });
    await ask();
    tell(words.sessions.revoked(device_name(session.user_agent, words)));
  };
  const revoke_others = async (): Promise<void> => {
    await client.call("revoke_other_sessions", {});
    await ask();
    tell(words.sessions.others_revoked);
  };

  return (
    <PageFrame title={words.settings.sessions} lead={words.sessions.lead}>
      <Section title={words.sessions.signed_in}>
        <Problem text={problem} />
        {answer === null && problem === undefined && <Skeleton shape="row" count={2} />}
        <ul className={css.devices}>
          {answer?.sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              is_pending={pending === session.id}
              revoke={() => act(session.id, () => revoke(session))}
            />
          ))}
        </ul>
        {(answer?.sessions.length ?? 0) > 1 && (
          <Foot>
            <Button look="danger" aria-disabled={pending !== null} onClick={() => act(OTHERS, revoke_others)}>
              {pending === OTHERS ? words.settings.wait : words.sessions.revoke_others}
            </Button>
          </Foot>
        )}
      </Section>
    </PageFrame>
  );
}
