// Who the visitor is and what they do on the page, as far as they consent. It comes in a file of its own, because the
// conversation can begin without it.
import type { VisitorCommands } from "@chatting/client";
import type { Tabs } from "./core/tabs.ts";
import type { Frame, Identity } from "./frame.ts";
import { Pages } from "./visit/pages.ts";

declare global {
  interface Navigator {
    globalPrivacyControl?: boolean;
  }
}

/** What the page said before anybody listened may be much; the server keeps no more. */
const MOST_CALLS = 50;
type Attributes = Record<string, string | number | boolean>;

export interface VisitModule {
  tell_visit: typeof tell_visit;
}

/** Gives what to call when the page has said something. */
export function tell_visit(frame: Frame, tabs: Pick<Tabs, "state" | "call" | "subscribe">, signal: AbortSignal) {
  let identity: Identity | undefined;
  let consent: boolean | undefined;
  let is_online = false;

  const call = <Name extends keyof VisitorCommands>(name: Name, payload: VisitorCommands[Name]["payload"]): void => {
    tabs.call(name, payload).catch((error: unknown) => frame.emit("error", error));
  };
  const pages = new Pages((page) => is_online && consent !== false && call("view_page", page), signal);

  /** What the server keeps of it lasts. */
  const identify = (): void => {
    identity = frame.said.identify;
    if (!identity) return;
    const { id, jwt, hash, attrs, ...named } = identity;
    const said = { ...named, external_id: id, identity_token: jwt, user_hash: hash, attributes: attrs };
    call("identify", said as VisitorCommands["identify"]["payload"]);
  };

  const tell = (): void => {
    if (signal.aborted || tabs.state.status !== "online") {
      is_online = false;
      return;
    }
    if (identity !== frame.said.identify) identify();
    const wish = frame.said.consent ?? (navigator.globalPrivacyControl ? false : undefined);
    if (!is_online || wish !== consent) {
      // Each connection begins without knowing it.
      if (wish !== undefined) call("set_consent", { is_given: wish });
      is_online = true;
      consent = wish;
      pages.begin();
    }
    for (const [name, value, more] of frame.calls.splice(0).slice(-MOST_CALLS)) {
      if (name === "set") call("set_attributes", { attributes: value as Attributes });
      else if (name === "track" && consent !== false)
        call("track_event", { name: value as string, properties: (more ?? {}) as Attributes });
    }
  };

  const unsubscribe = tabs.subscribe(tell);
  signal.addEventListener("abort", unsubscribe);
  tell();
  return tell;
}
