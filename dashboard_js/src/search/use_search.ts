import { CommandError, type SearchResults } from "@chatting/client";
import { useCallback, useEffect, useRef, useState } from "react";

import type { SearchAsked } from "../router.ts";
import { useAgentState, useClient } from "../session.tsx";
import { search_of } from "./asked.ts";

const PAUSE_MS = 200;

interface Found {
  /** Null until there is an answer; the latest one stays while the next is awaited. */
  results: SearchResults | null;
  is_loading: boolean;
  problem: CommandError["code"] | null;
  more: () => Promise<void>;
}

/** Ask as somebody types, a moment after they paused. An answer that was overtaken by another question is dropped. */
export function useSearch(asked: SearchAsked): Found {
  const client = useClient();
  const is_online = useAgentState((state) => state.status === "online");
  const [found, set_found] = useState<Omit<Found, "more">>({ results: null, is_loading: false, problem: null });
  const current = useRef(0);
  const key = JSON.stringify(asked);

  useEffect(() => {
    const mine = ++current.current;
    const search = search_of(JSON.parse(key) as SearchAsked, Date.now());
    if (search === null) {
      set_found({ results: null, is_loading: false, problem: null });
      return;
    }
    if (!is_online) return;
    set_found(({ results }) => ({ results, is_loading: true, problem: null }));
    const timer = setTimeout(() => {
      client.call("search", search).then(
        (results) => {
          if (mine === current.current) set_found({ results, is_loading: false, problem: null });
        },
        (error: unknown) => {
          if (mine === current.current) set_found({ results: null, is_loading: false, problem: code_of(error) });
        },
      );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [client, key, is_online]);

  const more = useCallback(async () => {
    const search = search_of(asked, Date.now());
    const before = found.results;
    if (search === null || before === null || before.next_cursor === null || found.is_loading) return;
    const mine = current.current;
    set_found((known) => ({ ...known, is_loading: true }));
    try {
      const page = await client.call("search", { ...search, cursor: before.next_cursor });
      if (mine !== current.current) return;
      const results = { ...page, messages: [...before.messages, ...page.messages], visitors: before.visitors };
      set_found({ results, is_loading: false, problem: null });
    } catch (error) {
      if (mine === current.current) set_found({ results: before, is_loading: false, problem: code_of(error) });
    }
  }, [client, asked, found]);

  return { ...found, more };
}

function code_of(error: unknown): CommandError["code"] {
  return error instanceof CommandError ? error.code : "internal";
}
