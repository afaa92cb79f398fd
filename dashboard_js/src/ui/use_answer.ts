import { CommandError, type AgentCommands } from "@chatting/client";
import { useCallback, useEffect, useState } from "react";

import { useAgentState, useClient } from "../session.tsx";
import { useWords } from "../words/index.tsx";

/** Commands that may be asked without saying anything. */
type Question = {
  [Name in keyof AgentCommands]: object extends AgentCommands[Name]["payload"] ? Name : never;
}[keyof AgentCommands];

interface Answer<Result> {
  /** Null until it is here; then the latest, even while asking again fails. */
  answer: Result | null;
  problem: string | undefined;
  ask: () => Promise<void>;
}

/** What a page needs to know when it opens, asked again whenever the connection comes back. */
export function useAnswer<Name extends Question>(name: Name): Answer<AgentCommands[Name]["result"]> {
  const words = useWords();
  const client = useClient();
  const is_online = useAgentState((state) => state.status === "online");
  const [answer, set_answer] = useState<AgentCommands[Name]["result"] | null>(null);
  const [error, set_error] = useState<CommandError["code"] | null>(null);

  const ask = useCallback(async () => {
    try {
      set_answer(await client.call(name, {}));
      set_error(null);
    } catch (refusal) {
      set_error(refusal instanceof CommandError ? refusal.code : "internal");
    }
  }, [client, name]);

  useEffect(() => {
    if (is_online) void ask();
  }, [is_online, ask]);

  return { answer, problem: error === null ? undefined : words.error[error], ask };
}
