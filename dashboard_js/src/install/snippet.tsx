import type { Site } from "@chatting/client";

import { useAgentState } from "../session.tsx";
import { Copyable } from "../ui/copyable.tsx";
import { useWords } from "../words/index.tsx";
import { snippet_for } from "./snippet_for.ts";

/** What the site's pages carry, to be copied. */
export function Snippet({ site }: { site: Site }) {
  const words = useWords();
  const is_live = useAgentState((state) => state.workspace?.shows_live_visitors === true);
  return <Copyable text={snippet_for(location.origin, site, is_live)} label={words.install.code} />;
}
