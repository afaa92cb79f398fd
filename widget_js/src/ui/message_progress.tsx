import type { MessageState } from "@chatting/client";
import { useLocale } from "./context.ts";
import { Icon } from "./icons.tsx";

const ICONS = { queued: "clock", sending: "clock", sent: "check", delivered: "checks", read: "checks" } as const;

export function MessageProgress({ state }: { state: Exclude<MessageState, "failed"> }) {
  const locale = useLocale();
  return (
    <span class={`progress ${state}`}>
      <Icon name={ICONS[state]} /> {locale.say(state)}
    </span>
  );
}
