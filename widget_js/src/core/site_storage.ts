import { local_storage, type KeyValueStorage } from "@chatting/client";

/** What the widget keeps of one site: the client's part, the draft, and which orders of other tabs were obeyed. */
export interface SiteStorage extends KeyValueStorage {
  readonly draft: string;
  readonly sent_orders: string;
  /** Whether there is something to come back to. */
  has_session(): boolean;
  clear(): void;
}

export function site_storage(site_key: string): SiteStorage {
  const storage = local_storage();
  const names = ["visitor_token", "outbox", "draft", "sent_orders"].map((name) => `${site_key}:${name}`);
  return {
    ...storage,
    draft: `${site_key}:draft`,
    sent_orders: `${site_key}:sent_orders`,
    has_session: () => names.slice(0, 2).some((name) => storage.get(name) !== null),
    clear() {
      for (const name of names) storage.remove(name);
    },
  };
}
