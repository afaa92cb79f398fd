import type { Role } from "@chatting/client";

import type { Route } from "../router.ts";
import type { IconName } from "../ui/icon.tsx";
import type { Words } from "../words/index.tsx";

const PAGES = [
  "profile",
  "security",
  "sessions",
  "workspace_settings",
  "site_settings",
  "members",
  "teams",
  "routing",
  "canned_replies",
  "hours",
  "labels",
  "blocked",
  "api_tokens",
] as const;
export type SettingsPage = (typeof PAGES)[number];

export interface SettingsLink {
  page: SettingsPage;
  icon: IconName;
  label: string;
}

export function is_settings(route: Route): route is Route & { page: SettingsPage } {
  return PAGES.some((page) => page === route.page);
}

/** What there is to set: for oneself, and for everybody. */
export function settings_groups(words: Words, role: Role | undefined): { title: string; links: SettingsLink[] }[] {
  const { settings } = words;
  return [
    {
      title: settings.you,
      links: [
        { page: "profile", icon: "mine", label: settings.profile },
        { page: "security", icon: "shield", label: settings.security },
        { page: "sessions", icon: "device", label: settings.sessions },
      ],
    },
    {
      title: settings.workspace,
      links: [
        { page: "workspace_settings", icon: "settings", label: words.workspaces.title },
        { page: "site_settings", icon: "globe", label: words.sites.title },
        { page: "members", icon: "mine", label: words.members.title },
        { page: "teams", icon: "team", label: words.teams.title },
        { page: "labels", icon: "label", label: words.labels.title },
        { page: "routing", icon: "inbox", label: words.routing.title },
        { page: "canned_replies", icon: "reply", label: words.canned_replies.title },
        { page: "hours", icon: "clock", label: words.hours.title },
        { page: "blocked", icon: "shield", label: words.blocked.title },
        ...(role === "agent" ? [] : [{ page: "api_tokens", icon: "key", label: words.tokens.title } as const]),
      ],
    },
  ];
}
