import { Observable } from "./observable.ts";
import { type FileAccess, query_of } from "./uploads.ts";
import type { FileLink, FileLinks as Answer } from "./wire.gen.ts";

const MARGIN = 20_000;
const MOST = 50;
const AGAIN_AFTER = 5_000;

export interface KnownLink extends FileLink {
  expires_at: number;
}

/** Links to the files that are to be seen. Those asked for in one turn are fetched together; all expire soon. */
export class FileLinks {
  readonly #access: () => FileAccess;
  readonly #observable = new Observable<Record<string, KnownLink>>({});
  readonly #wanted = new Set<string>();
  #is_fetching = false;

  constructor(access: () => FileAccess) {
    this.#access = access;
  }

  get known(): Record<string, KnownLink> {
    return this.#observable.state;
  }

  subscribe = (listener: () => void): (() => void) => this.#observable.subscribe(listener);

  /** Ask for a link, unless a good one is known. */
  want(file_id: string): void {
    const link = this.known[file_id];
    if (link !== undefined && link.expires_at - MARGIN > Date.now()) return;
    this.#wanted.add(file_id);
    if (this.#is_fetching) return;
    this.#is_fetching = true;
    setTimeout(() => void this.#fetch(), 10);
  }

  async #fetch(): Promise<void> {
    const ids = [...this.#wanted].slice(0, MOST);
    for (const id of ids) this.#wanted.delete(id);
    const is_done = await this.#fetch_these(ids);
    if (!is_done) for (const id of ids) this.#wanted.add(id);
    this.#is_fetching = this.#wanted.size > 0;
    if (this.#is_fetching) setTimeout(() => void this.#fetch(), is_done ? 0 : AGAIN_AFTER);
  }

  /** One file that is gone makes all of them refused: then each is asked for alone. */
  async #fetch_these(ids: string[]): Promise<boolean> {
    const access = this.#access();
    const headers: HeadersInit = access.token === undefined ? {} : { Authorization: `Bearer ${access.token}` };
    const request: RequestInit = { headers, credentials: "same-origin" };
    const address = `${access.url}/v1/file-links?${query_of(access, { ids: ids.join(",") })}`;
    const response = await fetch(address, request).catch(() => null);
    if (response === null || response.status >= 500 || response.status === 429) return false;
    if (response.ok) this.#learn(access.url, (await response.json()) as Answer);
    else if (ids.length > 1) await Promise.all(ids.map((id) => this.#fetch_these([id])));
    return true;
  }

  #learn(url: string, { links, expires_at }: Answer): void {
    const until = Date.parse(expires_at);
    const whole = (path: string | null): string | null => (path === null ? null : url + path);
    const learned = links.map((link): [string, KnownLink] => [
      link.file_id,
      {
        file_id: link.file_id,
        url: whole(link.url),
        thumbnail_url: whole(link.thumbnail_url),
        download_url: url + link.download_url,
        expires_at: until,
      },
    ]);
    this.#observable.update((known) => ({ ...known, ...Object.fromEntries(learned) }));
  }
}
