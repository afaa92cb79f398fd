import type { ConnectionStatus } from "@chatting/client";

import { useAgentState, useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { useWords } from "../words/index.tsx";
import css from "./shell.module.css";

/** The client reports a break only once it has lasted two seconds, so nothing here has to wait. */
export function ConnectionBanner() {
  const words = useWords();
  const client = useClient();
  const status = useAgentState((state) => state.status);
  return (
    <div role="status">
      {is_broken(status) && (
        <div className={css.banner}>
          {status === "unreachable" ? words.connection.unreachable : words.connection.reconnecting}
          {status === "unreachable" && (
            <Button
              look="quiet"
              onClick={() => {
                client.disconnect();
                client.connect();
              }}
            >
              {words.connection.retry}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function is_broken(status: ConnectionStatus): boolean {
  return status === "reconnecting" || status === "unreachable";
}
