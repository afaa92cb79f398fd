import type { VisitorState } from "@chatting/client";
import { useEffect, useState } from "preact/hooks";
import { useSurroundings } from "./context.ts";

const PATIENCE = 2000;

/** Says what is wrong with the connection. */
export function StatusBar({ status, refusal }: Pick<VisitorState, "status" | "refusal">) {
  const { chat, locale, start_over } = useSurroundings();
  const is_late = useLate(status === "connecting");
  const bar = (): { text: string; action?: { label: string; act: () => void } } | null => {
    if (status === "refused") {
      if (refusal?.code === "unauthorized")
        return { text: locale.say("session_over"), action: { label: locale.say("start_over"), act: start_over } };
      return { text: locale.say(refusal?.code === "blocked" ? "blocked" : "refused") };
    }
    // The client says by itself only after a moment that a connection is lost.
    if (status === "online" || status === "idle" || (status === "connecting" && !is_late)) return null;
    if (!navigator.onLine) return { text: locale.say("offline") };
    if (status === "unreachable")
      return { text: locale.say("unreachable"), action: { label: locale.say("retry"), act: () => chat.reconnect() } };
    return { text: locale.say("reconnecting") };
  };
  const shown = bar();
  return (
    <div role="status" class={shown ? `bar ${status}` : ""}>
      {shown?.text}{" "}
      {shown?.action && (
        <button type="button" onClick={shown.action.act}>
          {shown.action.label}
        </button>
      )}
    </div>
  );
}

function useLate(is_waiting: boolean): boolean {
  const [is_late, set_is_late] = useState(false);
  useEffect(() => {
    set_is_late(false);
    if (!is_waiting) return;
    const timer = setTimeout(() => set_is_late(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [is_waiting]);
  return is_late;
}
