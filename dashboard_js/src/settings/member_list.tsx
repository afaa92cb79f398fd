import { CommandError, type Member, type Role } from "@chatting/client";
import { useEffect, useState } from "react";

import { useAgentState, useClient } from "../session.tsx";
import { ConfirmDialog } from "../ui/confirm_dialog.tsx";
import { tell } from "../ui/notices.ts";
import { Problem } from "../ui/problem.tsx";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAct } from "../ui/use_act.ts";
import { useAnswer } from "../ui/use_answer.ts";
import { useWords } from "../words/index.tsx";
import { MemberRow } from "./member_row.tsx";
import css from "./rows.module.css";

export function MemberList() {
  const words = useWords();
  const client = useClient();
  const { answer, problem, ask } = useAnswer("list_members");
  const { pending, act } = useAct();
  const [leaving, set_leaving] = useState<Member | null>(null);
  const agents = useAgentState((state) => state.agents);

  // Whoever comes, goes or is promoted meanwhile: the events say that something changed, the list says what.
  useEffect(() => void ask(), [agents, ask]);

  const change = async ({ agent }: Member, role: Role): Promise<void> => {
    try {
      await client.call("change_role", { agent_id: agent.id, role });
      tell(words.members.changed(agent.name, words.members[role]));
    } catch (error) {
      if (!(error instanceof CommandError) || error.code !== "conflict") throw error;
      tell(words.members.last_owner);
    } finally {
      await ask();
    }
  };

  return (
    <Section title={words.members.here}>
      <Problem text={problem} />
      {answer === null && problem === undefined && <Skeleton shape="row" count={2} />}
      <ul className={css.rows}>
        {answer?.members.map((member) => (
          <MemberRow
            key={member.agent.id}
            member={member}
            is_pending={pending === member.agent.id}
            change={(role) => act(member.agent.id, () => change(member, role))}
            remove={() => set_leaving(member)}
          />
        ))}
      </ul>
      {leaving !== null && (
        <ConfirmDialog
          title={words.members.remove_title(leaving.agent.name)}
          lead={words.members.remove_lead}
          label={words.members.remove}
          conflict={words.members.last_owner}
          on_close={() => set_leaving(null)}
          deed={async () => {
            await client.call("remove_member", { agent_id: leaving.agent.id });
            tell(words.members.removed(leaving.agent.name));
            await ask();
          }}
        />
      )}
    </Section>
  );
}
