import type { SiteForVisitors, VisitorThread } from "@chatting/client";
import { Avatar } from "./avatar.tsx";
import { useSurroundings } from "./context.ts";
import { Icon } from "./icons.tsx";

export function Header({ site, thread }: { site: SiteForVisitors | null; thread: VisitorThread | undefined }) {
  const { locale, close } = useSurroundings();
  const name = site?.name ?? "";
  const assignee = thread?.assignee?.name;
  const presence = site && locale.say(site.is_team_online ? "online" : "away");
  return (
    <header>
      {name ? <Avatar name={name} is_online={site?.is_team_online} /> : <span class="avatar blank" />}
      <div class="names">
        <h2 id="title">
          <bdi>{name || locale.say("conversation")}</bdi>
        </h2>
        <p>{assignee ? locale.say("answers", { name: assignee }) : presence}</p>
      </div>
      <button type="button" class="tool" aria-label={locale.say("close_chat")} onClick={close}>
        <Icon name="close" />
      </button>
    </header>
  );
}
