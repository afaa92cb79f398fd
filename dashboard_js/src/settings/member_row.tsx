import type { Member, Role } from "@chatting/client";

import { useAgentState } from "../session.tsx";
import { day_and_time } from "../times.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { StatusMark } from "../ui/status_mark.tsx";
import { useLanguage } from "../words/index.tsx";
import { roles_within } from "./roles.ts";
import css from "./rows.module.css";

interface MemberRowProps {
  member: Member;
  is_pending: boolean;
  change: (role: Role) => void;
  remove: () => void;
}

export function MemberRow({ member, is_pending, change, remove }: MemberRowProps) {
  const { words, locale } = useLanguage();
  const me = useAgentState((state) => state.agent);
  const { agent, email, joined_at, has_two_factor } = member;
  const roles = me === null || me.role === "agent" ? [] : roles_within(me.role);
  const may_decide = roles.includes(agent.role);
  return (
    <li>
      <Avatar id={agent.id} name={agent.name} avatar_id={agent.avatar_id} />
      <div className={css.who}>
        <p className={css.line}>
          <b>{agent.name}</b>
          {agent.id === me?.id && <StatusMark tone="plain" text={words.members.you} />}
          {has_two_factor && <StatusMark tone="ok" icon="shield" text={words.members.two_factor} />}
        </p>
        <p className={css.more}>
          <bdi>{email}</bdi> · {words.members.joined(day_and_time(joined_at, locale))}
        </p>
      </div>
      <div className={css.deeds}>
        {may_decide ? (
          <Select
            label={words.members.role_of(agent.name)}
            is_label_hidden
            value={agent.role}
            aria-disabled={is_pending}
            options={roles.map((role) => ({ value: role, text: words.members[role] }))}
            onChange={(event) => change(event.target.value as Role)}
          />
        ) : (
          <StatusMark tone="plain" text={words.members[agent.role]} />
        )}
        {may_decide && agent.id !== me?.id && (
          <Button aria-label={words.members.remove_label(agent.name)} onClick={remove}>
            {words.members.remove}
          </Button>
        )}
      </div>
    </li>
  );
}
