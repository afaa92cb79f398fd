/** What the loader and the core know of each other. Types only: the two are built and cached apart. */

export type ThemeMode = "light" | "dark" | "auto";

export interface BootConfig {
  key?: string;
  locale?: string;
  theme?: ThemeMode;
  /** Whether to connect before the visitor acts, so that agents see who is there; anything but nothing means yes. */
  live?: string | boolean;
}

export type EventName = "ready" | "open" | "close" | "message" | "unread" | "error";
export type Listener = (detail: unknown) => void;

/** Who the page says that its visitor is, and perhaps proves: see docs/identity.md. */
export interface Identity {
  id?: string;
  name?: string | null;
  email?: string | null;
  /** The token of the site's server. */
  jwt?: string;
  /** Or its hash of the id. */
  hash?: string;
  attrs?: Record<string, string | number | boolean | null>;
}

export type Call = [name: string, value?: unknown, more?: unknown];

/** What the page said last, by the names of its calls. */
export interface Said {
  locale: string;
  /** Without one, as the visitor's system wants it. */
  theme: ThemeMode | undefined;
  identify?: Identity;
  /** What the visitor said to the page; unsaid, their browser's wish for privacy counts. */
  consent?: boolean;
}

/** The place on the customer's page: a shadow root with the launcher in it. */
export interface Frame {
  readonly server: string;
  readonly key: string;
  readonly nonce: string;
  readonly root: ShadowRoot;
  readonly box: HTMLElement;
  readonly launcher: HTMLButtonElement;
  readonly said: Said;
  readonly live?: BootConfig["live"];
  /** Of those calls each in its turn, until somebody takes them. */
  readonly calls: Call[];
  emit(event: EventName, detail?: unknown): void;
}

/** The chat itself, once it is loaded. */
export interface Core {
  open(): void;
  close(): void;
  toggle(): void;
  /** Opens the panel with this text in the composer; it is the visitor who sends it. */
  message(text: string): void;
  /** Forgets the visitor on this device. */
  reset(): void;
  /** The frame's locale or theme changed, or who the visitor is, or what they consent to. */
  update(): void;
  shutdown(): void;
}

export interface CoreModule {
  start(frame: Frame): Core;
}
