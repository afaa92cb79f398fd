import type { SessionInfo } from "@chatting/client";

import { place_name } from "../places.ts";
import { day_and_time } from "../times.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { StatusMark } from "../ui/status_mark.tsx";
import { useLanguage } from "../words/index.tsx";
import { device_name } from "./device_name.ts";
import css from "./profile.module.css";

interface SessionRowProps {
  session: SessionInfo;
  is_pending: boolean;
  revoke: () => void;
}

export function SessionRow({ session, is_pending, revoke }: SessionRowProps) {
  const { words, locale } = useLanguage();
  const name = device_name(session.user_agent, words);
  return (
    <li>
      <Icon name="device" size={20} />
      <div className={css.device}>
        <p className={css.line} title={session.user_agent ?? undefined}>
          <b>{name}</b>
          {session.is_current && <StatusMark tone="ok" text={words.sessions.this_device} />}
        </p>
        <p className={css.times}>
          {words.sessions.seen(day_and_time(session.last_seen_at, locale))}
          {" · "}
          {words.sessions.since(day_and_time(session.created_at, locale))}
          {session.place !== null && ` · ${place_name(session.place, locale)}`}
        </p>
      </div>
      {!session.is_current && (
        <Button aria-disabled={is_pending} aria-label={words.sessions.revoke_label(name)} onClick={revoke}>
          {is_pending ? words.settings.wait : words.sign.out}
        </Button>
      )}
    </li>
  );
}
