import type { BootConfig, Call, Core, CoreModule, EventName, Frame, Listener } from "../frame.ts";
import { draw_frame, type DrawnFrame } from "./frame.ts";

export type Chatting = ((...call: Call) => void) & { q?: Iterable<Call> };

declare global {
  interface Window {
    Chatting?: Chatting;
  }
}

/** Puts window.Chatting in place and answers the calls that were made before. */
export function install(
  script: Pick<Frame, "server" | "nonce"> & { config: BootConfig },
  load: (attempt: number) => Promise<CoreModule>,
): void {
  const listeners: Partial<Record<string, Set<Listener>>> = {};
  const early: Call[] = [];
  let frame: DrawnFrame | undefined;
  let core: Core | undefined;
  let loading: Promise<CoreModule> | undefined;
  let attempts = 0;

  /** In turns of their own, so that a fault in the page's listener stays the page's. */
  const emit = (event: EventName, detail?: unknown): void =>
    listeners[event]?.forEach((listener) => queueMicrotask(() => listener(detail)));

  const preload = (): Promise<CoreModule> => {
    loading ??= load(attempts++);
    loading.catch(() => (loading = undefined));
    return loading;
  };

  const with_core = (act: (core: Core) => void, is_asked = true): void => {
    const asked = frame as DrawnFrame;
    if (core) act(core);
    else
      preload().then(
        (module) => {
          // Meanwhile the page may have shut the widget down, or an earlier call have started it.
          if (frame === asked) act((core ??= module.start(asked)));
        },
        (error: unknown) => {
          if (is_asked) asked.offer_retry(() => with_core(act));
          emit("error", error);
        },
      );
  };

  const attach = (): void => {
    if (frame && !frame.root.isConnected) (document.body as HTMLElement | null)?.append(frame.root.host);
  };
  // The body may not be there yet, and some page frameworks replace it as a whole.
  new MutationObserver(attach).observe(document.documentElement, { childList: true });

  const boot = (config: BootConfig): void => {
    const { key } = config;
    if (frame || !key) return;
    frame = draw_frame({ ...config, ...script, key, emit });
    frame.launcher.onpointerenter = frame.launcher.onfocus = preload;
    frame.launcher.onclick = () => chatting("toggle");
    attach();
    ((window as Partial<Window>).requestIdleCallback ?? setTimeout)(() => {
      try {
        if (config.live || has_session(key)) with_core(() => {}, false);
      } catch {
        // The page may not use storage, so there is nothing to come back to.
      }
    });
    for (const call of early.splice(0)) chatting(...call);
    emit("ready");
  };

  const chatting: Chatting = (...call) => {
    const [name, value, listener] = call;
    if (name === "boot") boot({ ...script.config, ...(value as BootConfig) });
    else if (name === "on") {
      (listeners[value as string] ??= new Set()).add(listener as Listener);
      if (frame && value === "ready") setTimeout(listener as () => void);
    } else if (name === "off") listeners[value as string]?.delete(listener as Listener);
    else if (!frame) early.push(call);
    else if (name === "show" || name === "hide") frame.launcher.hidden = name === "hide";
    else if (name === "shutdown") {
      core?.shutdown();
      frame.root.host.remove();
      core = frame = undefined;
    } else if (/^(open|close|toggle|message|reset)$/.test(name))
      with_core((loaded) => loaded[name as "message"](value as string));
    else {
      frame.calls.push(call);
      frame.said[name as "theme"] = value as never;
      frame.apply();
      core?.update();
    }
  };

  const queue = window.Chatting?.q ?? [];
  window.Chatting = chatting;
  for (const call of queue) chatting(...call);
  boot(script.config);
}

const has_session = (key: string): boolean =>
  ["visitor_token", "outbox"].some((name) => `chatting:${key}:${name}` in localStorage);
