import { usePreference } from "../preferences.ts";
import { Dialog } from "../ui/dialog.tsx";
import { useWords } from "../words/index.tsx";
import { close_help, open_help, useHelp } from "./help.ts";
import { KeyCaps } from "./key_caps.tsx";
import css from "./keyboard.module.css";
import { key_groups } from "./keys_list.ts";
import { useShortcuts } from "./shortcuts.ts";

export function HelpDialog() {
  const words = useWords();
  const is_open = useHelp();
  const [shortcuts, choose] = usePreference("shortcuts");
  useShortcuts({ "?": open_help });
  if (!is_open) return null;

  return (
    <Dialog title={words.keys.title} on_close={close_help}>
      {key_groups(words).map((group) => (
        <section key={group.title} className={css.group}>
          <h3>{group.title}</h3>
          <dl>
            {group.keys.map(({ ways, does }) => (
              <div key={does} className={css.line}>
                <dt>{does}</dt>
                <dd>
                  <KeyCaps ways={ways} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <label className={css.switch}>
        <span>
          {words.keys.enabled}
          <small>{words.keys.enabled_lead}</small>
        </span>
        <input
          type="checkbox"
          role="switch"
          checked={shortcuts !== "off"}
          onChange={(event) => choose(event.target.checked ? null : "off")}
        />
      </label>
    </Dialog>
  );
}
