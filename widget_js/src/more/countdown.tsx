import { useEffect, useState } from "preact/hooks";
import { more } from "./more_locale.ts";

/** How long until the server takes messages again. What was written waits, and goes out by itself. */
export function Countdown({ until }: { until: number | null }) {
  const [now, set_now] = useState(Date.now);
  const seconds = until === null ? 0 : Math.ceil((until - now) / 1000);
  const is_waiting = seconds > 1; // Less is over before it is read.
  useEffect(() => {
    set_now(Date.now());
    if (!is_waiting) return;
    const timer = setInterval(() => set_now(Date.now()), 500);
    return () => clearInterval(timer);
  }, [until, is_waiting]);
  if (!is_waiting) return null;
  return <p class="limit">{more.count("slow_down", seconds)}</p>;
}
