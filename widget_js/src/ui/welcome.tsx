import type { SiteForVisitors } from "@chatting/client";
import { useLocale } from "./context.ts";
import { Icon } from "./icons.tsx";
import { Slot } from "./slot.tsx";

export function Welcome({ site }: { site: SiteForVisitors | null }) {
  const locale = useLocale();
  return (
    <div class="welcome">
      <span class="mark">
        <Icon name="speech" />
      </span>
      <h3>{locale.say("welcome")}</h3>
      <p>{site && <Slot part="welcome_line" with={{ site }} />}</p>
    </div>
  );
}
