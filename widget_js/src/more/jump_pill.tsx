import { Icon } from "../ui/icons.tsx";
import { more } from "./more_locale.ts";

export function JumpPill({ count, jump }: { count: number; jump: () => void }) {
  return (
    <button type="button" class="jump" onClick={jump} aria-label={count ? undefined : more.say("to_newest")}>
      {count > 0 && more.count("new_messages", count)}
      <Icon name="down" />
    </button>
  );
}
