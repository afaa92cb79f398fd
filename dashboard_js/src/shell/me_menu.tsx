import { CommandError, type Availability } from "@chatting/client";

import { useState } from "react";

import { open_help } from "../keyboard/help.ts";
import { go } from "../navigation.tsx";
import { usePreference } from "../preferences.ts";
import { sign_out, useAgentState, useClient } from "../session.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { Menu, MenuGroup, MenuItem } from "../ui/menu.tsx";
import { tell } from "../ui/notices.ts";
import { Presence } from "../ui/presence.tsx";
import { useMedia } from "../ui/use_media.ts";
import { LOCALE_NAMES, LOCALES, useLanguage } from "../words/index.tsx";
import { NewWorkspaceDialog } from "./new_workspace.tsx";
import { WorkspaceItems } from "./workspace_menu.tsx";
import css from "./nav.module.css";

const AVAILABILITIES: Availability[] = ["online", "away", "busy", "offline"];
const THEMES = ["auto", "light", "dark"] as const;

export function MeMenu() {
  const { words, locale } = useLanguage();
  const client = useClient();
  const me = useAgentState((state) => state.agent);
  const [theme, choose_theme] = usePreference("theme");
  const [, choose_locale] = usePreference("locale");
  const is_narrow = useMedia("(max-width: 639px)");
  const [is_creating, set_creating] = useState(false);
  if (me === null) return null;

  const say_why = (error: unknown): void => tell(words.error[error instanceof CommandError ? error.code : "internal"]);

  return (
    <>
      <Menu
        label={words.nav.me(`${me.name} ${words.availability[me.availability]}`)}
        placement="above_start"
        trigger_class={css.me}
        trigger={
          <>
            <Avatar id={me.id} name={me.name} avatar_id={me.avatar_id} size={28} />
            <span className={css.words}>
              <span className={css.my_name}>{me.name}</span>{" "}
              <span className={css.my_state}>
                <Presence kind={me.availability} />
                {words.availability[me.availability]}
              </span>
            </span>
          </>
        }
      >
        <MenuGroup label={words.availability.label}>
          {AVAILABILITIES.map((one) => (
            <MenuItem
              key={one}
              is_checked={one === me.availability}
              on_select={() => void client.set_availability(one).catch(say_why)}
            >
              <Presence kind={one} />
              {words.availability[one]}
            </MenuItem>
          ))}
        </MenuGroup>
        <MenuGroup label={words.preferences.theme}>
          {THEMES.map((one) => (
            <MenuItem
              key={one}
              is_checked={one === (theme ?? "auto")}
              on_select={() => choose_theme(one === "auto" ? null : one)}
            >
              {words.preferences[one]}
            </MenuItem>
          ))}
        </MenuGroup>
        <MenuGroup label={words.preferences.language}>
          {LOCALES.map((one) => (
            <MenuItem key={one} is_checked={one === locale} on_select={() => choose_locale(one)}>
              <span lang={one}>{LOCALE_NAMES[one]}</span>
            </MenuItem>
          ))}
        </MenuGroup>
        {is_narrow && <WorkspaceItems create={() => set_creating(true)} />}
        <MenuGroup>
          <MenuItem on_select={() => go({ page: "profile" })}>{words.settings.profile}</MenuItem>
          {is_narrow && <MenuItem on_select={() => go({ page: "install" })}>{words.nav.install}</MenuItem>}
          {is_narrow && <MenuItem on_select={() => go({ page: "site_settings" })}>{words.nav.settings}</MenuItem>}
          <MenuItem hint="?" on_select={open_help}>
            {words.keys.open_help}
          </MenuItem>
          <MenuItem on_select={() => void sign_out(client).catch(say_why)}>{words.sign.out}</MenuItem>
        </MenuGroup>
      </Menu>
      {is_creating && <NewWorkspaceDialog on_close={() => set_creating(false)} />}
    </>
  );
}
