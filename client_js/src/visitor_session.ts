import type { KeyValueStorage } from "./storage.ts";

/** Who the visitor is to the server: a token, kept only once they have written something. */
export class VisitorSession {
  readonly #storage: KeyValueStorage;
  readonly #site_key: string;
  readonly #key: string;
  #token: string | null = null;

  constructor(storage: KeyValueStorage, site_key: string) {
    this.#storage = storage;
    this.#site_key = site_key;
    this.#key = `${site_key}:visitor_token`;
  }

  is_stored(): boolean {
    return this.#storage.get(this.#key) !== null;
  }

  auth(): Record<string, string> {
    this.#token = this.#storage.get(this.#key) ?? this.#token;
    return { site_key: this.#site_key, ...(this.#token === null ? {} : { visitor_token: this.#token }) };
  }

  renew(token: string): void {
    if (this.is_stored() && this.#storage.get(this.#key) === this.#token) this.#storage.set(this.#key, token);
    this.#token = token;
  }

  /** Keep the token from now on. False: another tab was first, and this one has to become the same visitor. */
  keep(): boolean {
    if (this.#token === null) return true;
    if (!this.is_stored()) this.#storage.set(this.#key, this.#token);
    return this.#storage.get(this.#key) === this.#token;
  }

  /** Whether there was anything to forget. */
  forget(): boolean {
    const had_token = this.#token !== null;
    this.#storage.remove(this.#key);
    this.#token = null;
    return had_token;
  }
}
