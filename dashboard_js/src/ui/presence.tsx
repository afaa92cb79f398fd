import type { ColleaguePresence } from "@chatting/client";

import css from "./presence.module.css";

export type PresenceKind = "online" | "away" | "busy" | "offline";

export function presence_of({ agent, is_online, is_attentive }: ColleaguePresence): PresenceKind {
  if (!is_online) return "offline";
  return agent.availability === "online" && !is_attentive ? "away" : agent.availability;
}

/** Told apart by shape as well as colour: a disc, a half, a bar, a ring. */
export function Presence({ kind }: { kind: PresenceKind }) {
  return (
    <svg className={css[kind]} viewBox="0 0 10 10" width={10} height={10} aria-hidden="true">
      {kind === "offline" ? (
        <circle cx={5} cy={5} r={3.75} fill="none" stroke="currentColor" strokeWidth={1.5} />
      ) : (
        <circle cx={5} cy={5} r={4.5} fill="currentColor" />
      )}
      {kind === "away" && <path className={css.cut} d="M5 .5v4.5h3.5A4.5 4.5 0 0 0 5 .5Z" />}
      {kind === "busy" && <path className={css.line} d="M3 5h4" />}
    </svg>
  );
}
