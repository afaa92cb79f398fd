import type { Route } from "../router.ts";
import type { IconName } from "../ui/icon.tsx";
import type { Words } from "../words/index.tsx";

const PAGES = ["profile", "security", "sessions", "site_settings"] as const;
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
export function settings_groups({ settings }: Words): { title: string; links: SettingsLink[] }[] {
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
      links: [{ page: "site_settings", icon: "globe", label: settings.site }],
    },
  ];
}
