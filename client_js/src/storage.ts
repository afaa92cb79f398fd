/** Where a client keeps what must survive a reload. */
export interface KeyValueStorage {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

export function memory_storage(): KeyValueStorage {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
  };
}

/** localStorage, and where it is forbidden or full the memory of this page, so that nothing written is lost before a reload. */
export function local_storage(prefix = "chatting:"): KeyValueStorage {
  const fallback = memory_storage();
  return {
    get: (key) => fallback.get(key) ?? attempt(() => localStorage.getItem(prefix + key)) ?? null,
    set: (key, value) => {
      if (attempt(() => (localStorage.setItem(prefix + key, value), true)) === true) fallback.remove(key);
      else fallback.set(key, value);
    },
    remove: (key) => {
      fallback.remove(key);
      attempt(() => localStorage.removeItem(prefix + key));
    },
  };
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
