import { useState, type ReactNode } from "react";

import { useAgentState } from "../session.tsx";
import { Menu } from "../ui/menu.tsx";
import type { Placement } from "../ui/place.ts";
import { useWords } from "../words/index.tsx";
import { AssignItems, type AssignItemsProps } from "./assign_items.tsx";

const MANY = 8;

interface AssignMenuProps extends AssignItemsProps {
  label: string;
  trigger: ReactNode;
  trigger_class: string | undefined;
  placement?: Placement;
}

/** Gives to an agent or a team: who is there, and how much they have. Where there are many, one searches. */
export function AssignMenu({ label, trigger, trigger_class, placement = "below_end", ...items }: AssignMenuProps) {
  const words = useWords();
  const count = useAgentState((state) => Object.keys(state.agents).length + Object.keys(state.teams).length);
  const [wanted, set_wanted] = useState("");
  return (
    <Menu
      label={label}
      title={label}
      trigger={trigger}
      trigger_class={trigger_class}
      placement={placement}
      {...(count > MANY && { search: { label: words.assign.search, text: wanted, set: set_wanted } })}
    >
      <AssignItems {...items} wanted={wanted} />
    </Menu>
  );
}
