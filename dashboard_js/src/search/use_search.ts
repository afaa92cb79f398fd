import { CommandError, type Search, type SearchResults } from "@chatting/client";
import { useCallback, useEffect, useRef, useState } from "react";

import type { SearchAsked } from "../router.ts";
import { useAgentState, useClient } from "../session.tsx";
import { search_of } from "./asked.ts";

const PAUSE_MS = 200;
const STEP_MS = 350; // thirty in ten seconds is what one may ask
const PAGE_SIZE = 20;
const IDLE = { is_loading: false, so_far: null, problem: null };

interface Found {
  /** Null until there is an answer; the latest one stays while the next is awaited. */
  results: SearchResults | null;
  is_loading: boolean;
  /** How far back it was looked, while it goes on by itself. */
  so_far: string | null;
  problem: CommandError["code"] | null;
  more: () => void;
}

/** Ask as somebody types, a moment after they paused. An answer that was overtaken by another question is dropped. */
export function useSearch(asked: SearchAsked): Found {
  const client = useClient();
  const is_online = useAgentState((state) => state.status === "online");
  const [found, set_found] = useState<Omit<Found, "more">>({ results: null, ...IDLE });
  const current = useRef(0);
  const key = JSON.stringify(asked);

  /** What takes long to look through is answered in stretches: on until a page is full, or there is no more. */
  const fill = useCallback(
    async (search: Search, before: SearchResults | null, mine: number) => {
      const wanted = PAGE_SIZE + (before?.messages.length ?? 0);
      let results = before;
      for (;;) {
        try {
          const cursor = results?.next_cursor ?? null;
          results = joined(results, await client.call("search", { ...search, cursor, limit: PAGE_SIZE }));
        } catch (error) {
          if (mine === current.current) set_found({ results, ...IDLE, problem: code_of(error) });
          return;
        }
        if (mine !== current.current) return;
        const so_far = results.messages.length < wanted ? (results.next_cursor?.top.at ?? null) : null;
        set_found({ results, is_loading: so_far !== null, so_far, problem: null });
        if (so_far === null) return;
        await pause(STEP_MS);
      }
    },
    [client],
  );

  useEffect(() => {
    const mine = ++current.current;
    const search = search_of(JSON.parse(key) as SearchAsked, Date.now());
    if (search === null) {
      set_found({ results: null, ...IDLE });
      return;
    }
    if (!is_online) return;
    set_found(({ results }) => ({ results, ...IDLE, is_loading: true }));
    const timer = setTimeout(() => void fill(search, null, mine), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      current.current += 1;
    };
  }, [fill, key, is_online]);

  const more = (): void => {
    const search = search_of(asked, Date.now());
    if (search === null || found.results === null || found.is_loading) return;
    set_found((known) => ({ ...known, is_loading: true }));
    void fill(search, found.results, current.current);
  };

  return { ...found, more };
}

function joined(before: SearchResults | null, page: SearchResults): SearchResults {
  if (before === null) return page;
  return { ...page, messages: [...before.messages, ...page.messages], visitors: before.visitors };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

function code_of(error: unknown): CommandError["code"] {
  return error instanceof CommandError ? error.code : "internal";
}
