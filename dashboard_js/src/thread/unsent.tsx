import type { AgentState, PendingMessage } from "@chatting/client";
import { useEffect, useState } from "react";

import { useAgentState, useClient } from "../session.tsx";
import { Icon } from "../ui/icon.tsx";
import { useLate } from "../ui/skeleton.tsx";
import { useWords } from "../words/index.tsx";
import css from "./message.module.css";

const PATIENCE_MS = 400;

export function Unsent({ message }: { message: PendingMessage }) {
  return message.state === "failed" ? <Failed message={message} /> : <Underway message={message} />;
}

/** A send that is quick shows nothing at all. */
function Underway({ message }: { message: PendingMessage }) {
  const words = useWords();
  const is_late = useLate(PATIENCE_MS);
  const is_online = useAgentState((state) => state.status === "online");
  const seconds = useSecondsUntil(message.retry_at);
  if (!is_late) return <span className={css.delivery} />;
  const said =
    seconds > 0 && is_online ? words.message.retry_in(seconds) : words.message[is_online ? "sending" : "queued"];
  return (
    <span className={css.delivery}>
      <Icon name="clock" size={14} />
      {said}
    </span>
  );
}

function Failed({ message }: { message: PendingMessage }) {
  const words = useWords();
  const client = useClient();
  const { client_id, error } = message;
  const colleague = useAgentState((state) => who_replied(state, message.conversation_id));
  const is_crossed = error?.code === "conflict";
  const crossed = colleague === null ? words.message.crossed_by_somebody : words.message.crossed(colleague);
  return (
    <span className={css.undelivered}>
      <span role="alert" className={css.why}>
        <Icon name="warning" size={14} />
        {words.message.failed} {is_crossed ? crossed : error !== null && words.error[error.code]}
      </span>
      <button type="button" onClick={() => client.retry(client_id)}>
        {is_crossed ? words.message.send_anyway : words.message.retry}
      </button>
      <span aria-hidden="true">·</span>
      <button type="button" onClick={() => client.discard(client_id)}>
        {words.message.discard}
      </button>
    </span>
  );
}

/** The colleague whose reply is the newest. */
function who_replied({ threads, agent }: AgentState, conversation_id: string | null): string | null {
  const theirs = threads[conversation_id ?? ""]?.messages.findLast(
    ({ author, kind }) => kind === "reply" && author.type === "agent" && author.id !== agent?.id,
  );
  return theirs?.author.name ?? null;
}

function useSecondsUntil(at: number | null): number {
  const [now, set_now] = useState(() => Date.now());
  useEffect(() => {
    if (at === null) return;
    const timer = setInterval(() => set_now(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [at]);
  return at === null ? 0 : Math.max(0, Math.ceil((at - now) / 1_000));
}
