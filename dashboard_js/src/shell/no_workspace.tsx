import { useEffect } from "react";

import { sign_out, useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { Mark } from "../ui/mark.tsx";
import { useWords } from "../words/index.tsx";
import { useWorkspaceChoice, workspace_choice } from "../workspace_choice.ts";
import { NewWorkspaceForm } from "./new_workspace.tsx";
import css from "./shell.module.css";

/** The workspace that was chosen is closed to us: try the first one, and with none at all offer to make one. */
export function NoWorkspace() {
  const words = useWords();
  const client = useClient();
  const choice = useWorkspaceChoice();
  useEffect(() => {
    if (choice !== null) workspace_choice.write(null);
  }, [choice]);
  if (choice !== null) return null;
  return (
    <main className={css.centre}>
      <Mark size={32} />
      <h1>{words.workspaces.none_title}</h1>
      <p>{words.workspaces.none_lead}</p>
      <NewWorkspaceForm />
      <Button look="quiet" onClick={() => void sign_out(client)}>
        {words.sign.out}
      </Button>
    </main>
  );
}
