import { CommandError } from "@chatting/client";

import { useAgentState, useClient } from "../session.tsx";
import { day_and_time } from "../times.ts";
import { Button } from "../ui/button.tsx";
import { tell } from "../ui/notices.ts";
import { useAct } from "../ui/use_act.ts";
import { useLanguage } from "../words/index.tsx";
import css from "./shell.module.css";

export function DeletionBanner() {
  const { words, locale } = useLanguage();
  const client = useClient();
  const workspace = useAgentState((state) => state.workspace);
  const role = useAgentState((state) => state.agent?.role);
  const { pending, act } = useAct();
  if (workspace?.delete_at == null) return null;

  const keep = async (): Promise<void> => {
    const is_kept = await client.call("cancel_workspace_deletion", {}).then(
      () => true,
      (error: unknown) => {
        if (error instanceof CommandError && error.code === "conflict") return false;
        throw error;
      },
    );
    tell(is_kept ? words.workspaces.kept : words.workspaces.too_late);
  };
  return (
    <div className={css.banner} role="status">
      <span>{words.workspaces.doomed(workspace.name, day_and_time(workspace.delete_at, locale))}</span>
      {role === "owner" && (
        <Button aria-disabled={pending !== null} onClick={() => act("keep", keep)}>
          {pending === null ? words.workspaces.keep : words.settings.wait}
        </Button>
      )}
    </div>
  );
}
