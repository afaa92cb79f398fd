import { VisitorClient } from "@chatting/client";
import type { Frame } from "../frame.ts";
import type { SiteStorage } from "./site_storage.ts";
import { slim_socket } from "./socket.ts";
import type { TabChannel } from "./tab_mail.ts";
import { Tabs } from "./tabs.ts";

export function tabs_of(frame: Frame, storage: SiteStorage): Tabs {
  const has_channels = "BroadcastChannel" in window;
  return new Tabs({
    name: `chatting:${frame.server}:${frame.key}`,
    storage,
    create_client: () =>
      new VisitorClient({
        url: frame.server,
        site_key: frame.key,
        storage,
        locale: frame.said.locale,
        create_socket: slim_socket,
      }),
    locks: has_channels ? (navigator as Partial<Navigator>).locks : undefined,
    open_channel: (name) => (has_channels ? new BroadcastChannel(name) : nobody()),
    is_visible: () => document.visibilityState === "visible",
  });
}

const nobody = (): TabChannel => ({ onmessage: null, postMessage: () => {}, close: () => {} });
