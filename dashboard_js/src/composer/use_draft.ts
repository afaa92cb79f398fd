import type { DraftText } from "@chatting/client";
import { useEffect, useEffectEvent, useState } from "react";

import { useAgentState, useClient } from "../session.tsx";

/** What is in the box: what one writes here, and what one's other devices have saved since. */
export function useDraft(id: string): [DraftText, (draft: DraftText) => void] {
  const client = useClient();
  const kept = useAgentState((state) => state.drafts[id]);
  const [draft, set_draft] = useState<DraftText>(() => kept ?? { body: "", kind: "reply" });

  // One's own writing is in both before anybody looks, so what differs was written elsewhere.
  const adopt = useEffectEvent(() => {
    if (kept === undefined && draft.body !== "") set_draft({ ...draft, body: "" });
    else if (kept !== undefined && (kept.body !== draft.body || kept.kind !== draft.kind)) set_draft(kept);
  });
  useEffect(() => adopt(), [kept]);

  const write = (next: DraftText): void => {
    client.write_draft(id, next);
    set_draft(next);
  };
  return [draft, write];
}
