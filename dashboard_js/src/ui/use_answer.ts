import { CommandError, type AgentCommands } from "@chatting/client";
import { useCallback, useEffect, useState } from "react";

import { useAgentState, useClient } from "../session.tsx";
import { useWords } from "../words/index.tsx";

type Payload<Name extends keyof AgentCommands> = AgentCommands[Name]["payload"];
/** Commands that may be asked without saying anything are. */
type Question<Name extends keyof AgentCommands> =
  object extends Payload<Name> ? [payload?: Payload<Name>] : [payload: Payload<Name>];

interface Answer<Result> {
  /** Null until it is here; then the latest, even while asking again fails. */
  answer: Result | null;
  problem: string | undefined;
  ask: () => Promise<void>;
}

/** What a page needs to know when it opens, asked again whenever the connection comes back. */
export function useAnswer<Name extends keyof AgentCommands>(
  name: Name,
  ...[payload]: Question<Name>
): Answer<AgentCommands[Name]["result"]> {
  const words = useWords();
  const client = useClient();
  const is_online = useAgentState((state) => state.status === "online");
  const [answer, set_answer] = useState<AgentCommands[Name]["result"] | null>(null);
  const [error, set_error] = useState<CommandError["code"] | null>(null);

  // By what it says: each time a page is drawn it is another object.
  const asked = JSON.stringify(payload ?? {});
  const ask = useCallback(async () => {
    try {
      set_answer(await client.call(name, JSON.parse(asked) as Payload<Name>));
      set_error(null);
    } catch (refusal) {
      set_error(refusal instanceof CommandError ? refusal.code : "internal");
    }
  }, [client, name, asked]);

  useEffect(() => {
    if (is_online) void ask();
  }, [is_online, ask]);

  return { answer, problem: error === null ? undefined : words.error[error], ask };
}
