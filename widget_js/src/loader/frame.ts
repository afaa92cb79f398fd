import type { BootConfig, Frame, Said } from "../frame.ts";
import { launcher_words } from "../locales/launcher.ts";
import { direction_of, language_of } from "../locales/language.ts";
import { adopt } from "../styles/adopt.ts";
import css from "../styles/launcher.css";
import { draw } from "./draw.ts";

export interface DrawnFrame extends Frame {
  /** Applies the locale and the theme. */
  apply: () => void;
  offer_retry(retry: () => void): void;
}

export function draw_frame(given: BootConfig & Pick<Frame, "key" | "server" | "nonce" | "emit">): DrawnFrame {
  const root = draw("div", {}).attachShadow({ mode: "open" });
  const box = draw("aside", { class: "box" });
  const launcher = draw("button", { class: "launcher", "aria-haspopup": "dialog", "aria-expanded": "false" });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const words = () => launcher_words[language_of(said.locale)] ?? launcher_words.en;
  const said: Said = {
    locale: given.locale ?? (document.documentElement.lang || navigator.language),
    theme: given.theme,
  };
  const frame: DrawnFrame = {
    ...given,
    root,
    box,
    launcher,
    said,
    calls: [],
    apply() {
      const shown = said.theme === "dark" || (dark.matches && said.theme !== "light") ? "dark" : "";
      box.lang = said.locale;
      box.dir = direction_of(said.locale);
      box.dataset["theme"] = shown;
      launcher.setAttribute("aria-label", words().open);
    },
    offer_retry(retry) {
      box.querySelector(".trouble")?.remove();
      const button = draw("button", { class: "trouble" });
      button.append(words().failed);
      button.onclick = () => {
        button.remove();
        retry();
      };
      box.append(button);
      button.focus(); // So it is also read out.
    },
  };
  adopt(root, css, given.nonce);
  box.append(launcher);
  root.append(box);
  dark.addEventListener("change", frame.apply);
  frame.apply();
  return frame;
}
