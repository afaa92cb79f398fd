import { useState } from "react";

import { go } from "../navigation.tsx";
import { HOME } from "../router.ts";
import { useAgentState } from "../session.tsx";
import { Icon } from "../ui/icon.tsx";
import { Mark } from "../ui/mark.tsx";
import { Menu, MenuGroup, MenuItem } from "../ui/menu.tsx";
import { useWords } from "../words/index.tsx";
import { workspace_choice } from "../workspace_choice.ts";
import { NewWorkspaceDialog } from "./new_workspace.tsx";
import css from "./nav.module.css";

export function enter_workspace(id: string): void {
  go(HOME);
  workspace_choice.write(id);
}

/** Where one is, and the way to the others. */
export function WorkspaceMenu() {
  const words = useWords();
  const name = useAgentState((state) => state.workspace?.name);
  const [is_creating, set_creating] = useState(false);
  return (
    <>
      <Menu
        label={`${name ?? ""}: ${words.workspaces.switch}`}
        placement="below_start"
        trigger_class={css.workspace}
        trigger={
          <>
            <Mark size={24} />
            <span className={css.words}>{name}</span>
            <Icon name="chevron" />
          </>
        }
      >
        <WorkspaceItems create={() => set_creating(true)} />
      </Menu>
      {is_creating && <NewWorkspaceDialog on_close={() => set_creating(false)} />}
    </>
  );
}

export function WorkspaceItems({ create }: { create: () => void }) {
  const words = useWords();
  const here = useAgentState((state) => state.workspace?.id);
  const workspaces = useAgentState((state) => state.workspaces);
  return (
    <>
      <MenuGroup label={words.workspaces.label}>
        {workspaces.map(({ id, name }) => (
          <MenuItem key={id} is_checked={id === here} on_select={() => id !== here && enter_workspace(id)}>
            {name}
          </MenuItem>
        ))}
      </MenuGroup>
      <MenuGroup>
        <MenuItem on_select={create}>{words.workspaces.create}…</MenuItem>
      </MenuGroup>
    </>
  );
}
