import type { AgentCommands } from "@chatting/client";

import { useClient } from "../session.tsx";
import { tell } from "../ui/notices.ts";
import { useAct } from "../ui/use_act.ts";
import { useWords } from "../words/index.tsx";
import { select_all, stop_selecting } from "./selection.ts";

export type Wish = Omit<AgentCommands["change_conversations"]["payload"], "conversation_ids">;

/** Change all that are selected. What was refused stays selected, and the reason is said. */
export function useBulk(ids: string[]): { change: (wish: Wish) => void; is_pending: boolean } {
  const client = useClient();
  const words = useWords();
  const { act, pending } = useAct();

  const change = (wish: Wish): void =>
    act("bulk", async () => {
      const [one, ...others] = ids;
      if (one === undefined) return;
      const { outcomes } = await client.call("change_conversations", { ...wish, conversation_ids: [one, ...others] });
      const refused = outcomes.filter(({ error }) => error !== null);
      const done = outcomes.length - refused.length;
      const [first] = refused;
      if (first?.error == null) {
        tell(words.bulk.done(done));
        stop_selecting();
      } else {
        tell(`${words.bulk.done(done)} ${words.bulk.refused(refused.length)} ${words.error[first.error.code]}`);
        select_all(refused.map(({ conversation_id }) => conversation_id));
      }
    });

  return { change, is_pending: pending !== null };
}
