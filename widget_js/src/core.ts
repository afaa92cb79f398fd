import { tabs_of } from "./core/connect.ts";
import { site_storage } from "./core/site_storage.ts";
import { Widget } from "./core/widget.tsx";
import type { Core, Frame } from "./frame.ts";
import { adopt } from "./styles/adopt.ts";
import composer from "./styles/composer.css";
import launcher from "./styles/opened_launcher.css";
import panel from "./styles/panel.css";
import thread from "./styles/thread.css";
import tokens from "./styles/tokens.css";

const css = tokens + launcher + panel + thread + composer;

export function start(frame: Frame): Core {
  // The sheets may be there from before a shutdown, but then the root is another one.
  adopt(frame.root, css, frame.nonce);
  const storage = site_storage(frame.key);
  return new Widget(frame, tabs_of(frame, storage), storage);
}
