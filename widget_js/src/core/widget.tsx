import { render } from "preact";
import type { Core, Frame } from "../frame.ts";
import { load_locale, type Locale } from "../locales/locale.ts";
import { Panel } from "../ui/panel.tsx";
import type { Surroundings } from "../ui/context.ts";
import { paint } from "./brand.ts";
import { Draft } from "./draft.ts";
import { Launcher } from "./launcher.tsx";
import { News } from "./news.ts";
import { core_kit } from "../more/core_kit.ts";
import { load_more, load_visit } from "../more/load_more.ts";
import type { Parts } from "../more/parts.ts";
import { adopt } from "../styles/adopt.ts";
import type { SiteStorage } from "./site_storage.ts";
import type { Tabs } from "./tabs.ts";

const full = matchMedia("(max-width: 480px), (max-height: 440px)");

/** Ties the panel, the launcher and the page's calls to the conversation. */
export class Widget implements Core {
  readonly #frame: Frame;
  readonly #tabs: Tabs;
  readonly #storage: SiteStorage;
  readonly #draft: Draft;
  readonly #launcher: Launcher;
  readonly #mount = document.createElement("div");
  readonly #news = new News();
  readonly #leaving = new AbortController();
  #surroundings: Surroundings | null = null;
  #locale: Locale | null = null;
  #parts: Parts | null = null;
  #are_parts_wanted = false;
  #is_open = false;
  #was_opened = false;
  #is_at_newest = true;
  #unread = 0;
  #marked = "";
  #tell_visit: (() => void) | undefined;
  #focus_before: HTMLElement | null = null;

  constructor(frame: Frame, tabs: Tabs, storage: SiteStorage) {
    this.#frame = frame;
    this.#tabs = tabs;
    this.#storage = storage;
    this.#draft = new Draft(storage);
    this.#launcher = new Launcher(frame.launcher);
    frame.box.append(this.#mount);
    tabs.subscribe(this.#changed);
    this.#listen();
    this.update();
    load_visit().then(
      ({ tell_visit }) => (this.#tell_visit = tell_visit(frame, tabs, this.#leaving.signal)),
      (error: unknown) => frame.emit("error", error),
    );
    const { live, said } = frame;
    if (this.#has_session || (live && (said.consent ?? !navigator.globalPrivacyControl))) tabs.join();
  }

  get #has_session(): boolean {
    return this.#storage.has_session();
  }

  #listen(): void {
    const { signal } = this.#leaving;
    full.addEventListener("change", this.#draw, { signal });
    document.addEventListener("visibilitychange", () => this.#came_back(), { signal });
    // A page that holds a lock or a socket cannot be kept for the back button.
    addEventListener("pagehide", () => this.#tabs.leave(), { signal });
    addEventListener("pagehide", this.#draft.save, { signal });
    addEventListener("pageshow", (event) => event.persisted && this.#was_opened && this.#tabs.join(), { signal });
  }

  #came_back(): void {
    if (document.visibilityState === "hidden") {
      this.#draft.save();
      return;
    }
    this.#tabs.ask();
    this.#mark_read();
  }

  open(): void {
    if (this.#is_open) return;
    this.#focus_before = (this.#frame.root.activeElement ?? document.activeElement) as HTMLElement | null;
    this.#is_open = this.#was_opened = true;
    this.#tabs.join();
    this.#draw();
    this.#focus_inside();
    this.#frame.emit("open");
    this.#mark_read();
  }

  close(): void {
    if (!this.#is_open) return;
    const had_focus = this.#mount.contains(this.#frame.root.activeElement);
    this.#is_open = false;
    this.#draw();
    const before = this.#focus_before;
    if (had_focus) (before?.isConnected && before !== document.body ? before : this.#frame.launcher).focus();
    this.#frame.emit("close");
  }

  toggle(): void {
    if (this.#is_open) this.close();
    else this.open();
  }

  message(text: string): void {
    this.open();
    this.#draft.fill(text);
  }

  reset(): void {
    delete this.#frame.said.identify;
    this.close();
    this.#draft.forget();
    this.#tabs.reset();
  }

  update(): void {
    const tag = this.#frame.said.locale;
    const use = (locale: Locale): void => {
      if (tag !== this.#frame.said.locale) return;
      this.#locale = locale;
      this.#surroundings = null;
      this.#draw();
      if (this.#parts) this.#load_parts(tag).catch(() => {});
      if (this.#is_open) this.#focus_inside();
    };
    this.#tell_visit?.();
    load_locale(tag).then(use, () => void load_locale("en").then(use));
  }

  #want_parts = (): void => {
    if (this.#are_parts_wanted) return;
    this.#are_parts_wanted = true;
    // Without them the conversation goes on; the next place that needs them asks again.
    this.#load_parts(this.#frame.said.locale).catch(() => (this.#are_parts_wanted = false));
  };

  async #load_parts(tag: string): Promise<void> {
    const more = await load_more();
    const parts = await more.load_parts(core_kit, tag);
    if (tag !== this.#frame.said.locale || this.#leaving.signal.aborted) return;
    if (!this.#parts) adopt(this.#frame.root, more.css, this.#frame.nonce);
    this.#parts = parts;
    this.#surroundings = null;
    this.#draw();
  }

  shutdown(): void {
    this.#leaving.abort();
    this.#draft.save();
    this.#tabs.leave();
    render(null, this.#mount);
    this.#mount.remove();
  }

  #changed = (): void => {
    const { state } = this.#tabs;
    const unread = Object.values(state.unread).reduce((sum, count) => sum + count, 0);
    if (unread !== this.#unread) this.#frame.emit("unread", unread);
    this.#unread = unread;
    for (const message of this.#news.of(state)) this.#frame.emit("message", message);
    this.#draw();
    this.#mark_read();
  };

  #draw = (): void => {
    if (!this.#locale) return;
    const { box } = this.#frame;
    this.#launcher.show(this.#locale, this.#is_open, this.#unread);
    paint(box, this.#tabs.state.site?.brand);
    box.classList.toggle("full", this.#is_open && full.matches);
    if (!this.#was_opened) return;
    const { state } = this.#tabs;
    render(
      <Panel
        surroundings={(this.#surroundings ??= this.#surround(this.#locale))}
        state={state}
        is_open={this.#is_open}
        is_full={full.matches}
        is_expected={!state.visitor && state.status !== "refused" && this.#has_session}
      />,
      this.#mount,
    );
  };

  #surround(locale: Locale): Surroundings {
    return {
      chat: this.#tabs,
      locale,
      server: this.#frame.server,
      parts: this.#parts,
      want_parts: this.#want_parts,
      draft: this.#draft,
      frame: this.#frame,
      storage: this.#storage,
      close: () => this.close(),
      start_over: () => {
        this.reset();
        this.open();
      },
      set_at_newest: (is_at_newest) => {
        this.#is_at_newest = is_at_newest;
        this.#mark_read();
      },
    };
  }

  /** Read is what was on a screen that somebody may look at. */
  #mark_read(): void {
    const { state } = this.#tabs;
    const id = state.order[0];
    const newest = id && state.conversations[id]?.messages.at(-1);
    const is_seen = this.#is_open && this.#is_at_newest && document.visibilityState === "visible";
    if (!newest || !is_seen || !state.unread[id] || this.#marked === newest.id) return;
    this.#marked = newest.id;
    this.#tabs.mark_read(id, newest.id);
  }

  /** On a phone the keyboard would hide the conversation. */
  #focus_inside(): void {
    const is_touch = matchMedia("(pointer: coarse)").matches;
    this.#mount.querySelector<HTMLElement>(full.matches || is_touch ? ".panel" : "textarea")?.focus();
  }
}
