import type { VisitorState, VisitorThread } from "@chatting/client";
import { Avatar } from "./avatar.tsx";
import { useState } from "preact/hooks";
import { useSurroundings } from "./context.ts";
import { Icon } from "./icons.tsx";
import { Slot } from "./slot.tsx";

export function Header({ state, thread }: { state: VisitorState; thread: VisitorThread | undefined }) {
  const [is_menu_open, set_menu_open] = useState(false);
  const { site } = state;
  const { locale, close } = useSurroundings();
  const name = site?.name ?? "";
  const assignee = thread?.assignee;
  return (
    <header>
      {name ? (
        <Avatar name={assignee?.name ?? name} avatar_id={assignee?.avatar_id} is_online={site?.is_team_online} />
      ) : (
        <span class="avatar blank" />
      )}
      <div class="names">
        <h2 id="title">
          <bdi>{name || locale.say("conversation")}</bdi>
        </h2>
        <p>{site && <Slot part="presence" with={{ site, assignee: assignee?.name }} />}</p>
      </div>
      {thread && (
        <button
          type="button"
          class="tool"
          aria-label={locale.say("more")}
          aria-expanded={is_menu_open}
          onClick={() => set_menu_open(!is_menu_open)}
        >
          <Icon name="more" />
        </button>
      )}
      {thread && is_menu_open && <Slot part="menu" with={{ state, thread, close: () => set_menu_open(false) }} />}
      <button type="button" class="tool" aria-label={locale.say("close_chat")} onClick={close}>
        <Icon name="close" />
      </button>
    </header>
  );
}
