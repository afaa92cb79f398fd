import type { Role, Workspace } from "@chatting/client";
import { useState } from "react";

import { go } from "../navigation.tsx";
import { HOME } from "../router.ts";
import { useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm_dialog.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { tell } from "../ui/notices.ts";
import { Section } from "../ui/section.tsx";
import { useWords } from "../words/index.tsx";
import { workspace_choice } from "../workspace_choice.ts";
import { DeleteWorkspaceForm } from "./delete_workspace_form.tsx";
import css from "./rows.module.css";
import { TransferForm } from "./transfer_form.tsx";

type Deed = "transfer" | "leave" | "delete";

export function DangerZone({ workspace, role }: { workspace: Workspace; role: Role }) {
  const words = useWords();
  const client = useClient();
  const [deed, set_deed] = useState<Deed | null>(null);
  const close = (): void => set_deed(null);
  const deeds: { name: Deed; label: string; lead: string }[] = [
    { name: "leave", label: words.workspaces.leave, lead: words.workspaces.leave_lead },
  ];
  if (role === "owner") {
    deeds.unshift({ name: "transfer", label: words.workspaces.transfer, lead: words.workspaces.transfer_lead });
    if (workspace.delete_at === null) {
      deeds.push({ name: "delete", label: words.workspaces.delete, lead: words.workspaces.delete_lead });
    }
  }

  const leave = async (): Promise<void> => {
    await client.call("leave_workspace", {});
    tell(words.workspaces.left(workspace.name));
    go(HOME);
    workspace_choice.write(null);
  };

  return (
    <Section title={words.workspaces.danger} lead={words.workspaces.danger_lead}>
      <ul className={css.rows}>
        {deeds.map(({ name, label, lead }) => (
          <li key={name}>
            <div className={css.who}>
              <b>{label}</b>
              <p className={css.more}>{lead}</p>
            </div>
            <Button look="danger" onClick={() => set_deed(name)}>
              {label}…
            </Button>
          </li>
        ))}
      </ul>
      {deed === "leave" && (
        <ConfirmDialog
          title={words.workspaces.leave}
          lead={words.workspaces.leave_lead}
          label={words.workspaces.leave}
          conflict={words.workspaces.last_owner}
          deed={leave}
          on_close={close}
        />
      )}
      {deed === "transfer" && (
        <Dialog title={words.workspaces.transfer} on_close={close}>
          <TransferForm done={close} />
        </Dialog>
      )}
      {deed === "delete" && (
        <Dialog title={words.workspaces.delete} on_close={close}>
          <DeleteWorkspaceForm name={workspace.name} done={close} />
        </Dialog>
      )}
    </Section>
  );
}
