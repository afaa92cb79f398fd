import { useLocale } from "./context.ts";
import { Icon } from "./icons.tsx";

export function JumpPill({ count, jump }: { count: number; jump: () => void }) {
  const locale = useLocale();
  return (
    <button type="button" class="jump" onClick={jump} aria-label={count ? undefined : locale.say("to_newest")}>
      {count > 0 && locale.count("new_messages", count)}
      <Icon name="down" />
    </button>
  );
}
