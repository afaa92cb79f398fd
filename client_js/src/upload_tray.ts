import { retry_delay } from "./backoff.ts";
import { as_command_error, is_transient } from "./errors.ts";
import { Observable } from "./observable.ts";
import { new_id } from "./text.ts";
import type { WireError } from "./types.ts";
import type { Attachment, UploadRules } from "./wire.gen.ts";

const AT_ONCE = 3;
const TRIES = 3;

export interface TrayItem {
  key: string;
  file: File;
  /** An address of the image while it is only here; empty for other files. */
  preview: string;
  state: "waiting" | "sending" | "ready" | "failed";
  /** From 0 to 1. */
  progress: number;
  error: WireError | null;
  attachment: Attachment | null;
}

export interface TrayOptions {
  upload: (file: File, on_progress: (share: number) => void, signal: AbortSignal) => Promise<Attachment>;
  /** Null until they are known: then the server decides alone. */
  rules: () => UploadRules | null;
}

/** Files that were chosen and not yet sent: a few go up at a time, and each can be taken out or tried again. */
export class UploadTray {
  readonly #options: TrayOptions;
  readonly #observable = new Observable<TrayItem[]>([]);
  readonly #running = new Map<string, AbortController>();

  constructor(options: TrayOptions) {
    this.#options = options;
  }

  get items(): TrayItem[] {
    return this.#observable.state;
  }

  subscribe = (listener: () => void): (() => void) => this.#observable.subscribe(listener);

  /** How many were left out, because a message takes no more. */
  add(files: Iterable<File>): number {
    const chosen = [...files];
    const room = (this.#options.rules()?.max_per_message ?? 10) - this.items.length;
    const added = chosen.slice(0, Math.max(0, room)).map((file) => this.#item(file));
    this.#observable.update((items) => (added.length > 0 ? [...items, ...added] : items));
    this.#go_on();
    return chosen.length - added.length;
  }

  retry(key: string): void {
    this.#change(key, { state: "waiting", error: null, progress: 0 });
    this.#go_on();
  }

  remove(key: string): void {
    this.#running.get(key)?.abort();
    this.#running.delete(key);
    const item = this.items.find((other) => other.key === key);
    if (item?.preview) URL.revokeObjectURL(item.preview);
    this.#observable.update((items) => items.filter((other) => other.key !== key));
    this.#go_on();
  }

  /** The files of a message, once all are there; the tray is empty then. */
  take(): Attachment[] | null {
    const attachments = this.items.flatMap(({ attachment }) => attachment ?? []);
    if (attachments.length < this.items.length) return null;
    this.clear();
    return attachments;
  }

  clear(): void {
    for (const { key } of this.items) this.remove(key);
  }

  #item(file: File): TrayItem {
    const error = refusal_of(file, this.#options.rules());
    const preview = /^image\/(jpeg|png|gif|webp|avif)$/.test(file.type) ? URL.createObjectURL(file) : "";
    const state = error === null ? "waiting" : "failed";
    return { key: new_id(), file, preview, state, progress: 0, error, attachment: null };
  }

  #go_on(): void {
    for (const { key, state, file } of this.items)
      if (state === "waiting" && this.#running.size < AT_ONCE) void this.#upload(key, file);
  }

  async #upload(key: string, file: File): Promise<void> {
    const controller = new AbortController();
    this.#running.set(key, controller);
    this.#change(key, { state: "sending" });
    try {
      const attachment = await this.#tried(key, file, controller.signal);
      this.#change(key, { state: "ready", progress: 1, attachment });
    } catch (error) {
      this.#change(key, { state: "failed", error: as_command_error(error).toJSON() });
    }
    this.#running.delete(key);
    this.#go_on();
  }

  /** A line that is down for a moment needs nobody's attention. */
  async #tried(key: string, file: File, signal: AbortSignal): Promise<Attachment> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#options.upload(file, (progress) => this.#change(key, { progress }), signal);
      } catch (error) {
        const { code, retry_after } = as_command_error(error);
        if (signal.aborted || !is_transient(code) || attempt + 1 >= TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, retry_delay(attempt, retry_after)));
        signal.throwIfAborted();
      }
    }
  }

  #change(key: string, change: Partial<TrayItem>): void {
    this.#observable.update((items) => items.map((item) => (item.key === key ? { ...item, ...change } : item)));
  }
}

/** Whether another try of the same file would end the same way. */
export function is_final({ code }: WireError): boolean {
  return code === "payload_too_large" || code === "unsupported_file" || code === "unreadable_file";
}

/** What the server would refuse anyway, said before anything is sent. */
function refusal_of(file: File, rules: UploadRules | null): WireError | null {
  if (rules !== null && file.size > rules.max_bytes)
    return { code: "payload_too_large", message: "The file is too large." };
  if (file.size === 0) return { code: "unreadable_file", message: "The file is empty." };
  if (/\.(heic|heif|svg|html?|exe|dll|js|sh|bat|cmd|msi|apk)$/i.test(file.name))
    return { code: "unsupported_file", message: "Files of this kind are not taken." };
  return null;
}
