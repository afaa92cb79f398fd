import { useEffect } from "react";

import { useAgentState, useClient } from "./session.tsx";

const EVENTS = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart", "focus"] as const;
const EVERY = 60_000; // milliseconds; the server waits for five minutes
const LONGEST = 86_400; // seconds

let used_at = performance.now();

/** Says that the dashboard is in use. When it is left alone the server makes its agent away. */
export function useActivity(): void {
  const client = useClient();
  const is_online = useAgentState((state) => state.status === "online");

  useEffect(() => {
    if (!is_online) return undefined;
    let told_at = 0;
    const tell = (): void => {
      told_at = performance.now();
      const idle_seconds = Math.min(LONGEST, Math.floor((told_at - used_at) / 1000));
      // What is lost is said again a minute later.
      client.call("mark_active", { idle_seconds }).catch(() => undefined);
    };
    const use = (): void => {
      used_at = performance.now();
      if (used_at - told_at >= EVERY) tell();
    };
    tell();
    const leaving = new AbortController();
    for (const name of EVENTS) addEventListener(name, use, { signal: leaving.signal, passive: true, capture: true });
    return () => leaving.abort();
  }, [client, is_online]);
}
