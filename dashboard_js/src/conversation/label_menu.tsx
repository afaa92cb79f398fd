import type { Conversation } from "@chatting/client";

import { LabelDot } from "../labels/label_chip.tsx";
import { useLabels } from "../labels/use_labels.ts";
import { go } from "../navigation.tsx";
import { useClient } from "../session.tsx";
import { Icon } from "../ui/icon.tsx";
import { Menu, MenuGroup, MenuItem } from "../ui/menu.tsx";
import { useAct } from "../ui/use_act.ts";
import { useWords } from "../words/index.tsx";
import css from "./conversation.module.css";

export function LabelMenu({ conversation }: { conversation: Conversation }) {
  const words = useWords();
  const client = useClient();
  const labels = useLabels();
  const { act } = useAct();
  const { id: conversation_id, label_ids } = conversation;
  const toggle = (label_id: string): Promise<void> =>
    client.conversations.change(label_ids.includes(label_id) ? "unlabel_conversation" : "label_conversation", {
      conversation_id,
      label_id,
    });

  return (
    <Menu
      label={words.labels.title}
      title={`${words.labels.title} (L)`}
      trigger_class={css.trigger}
      trigger={<Icon name="label" />}
      open_key="l"
    >
      <MenuGroup label={words.labels.title}>
        {labels.map((label) => (
          <MenuItem
            key={label.id}
            is_one_of_many
            is_checked={label_ids.includes(label.id)}
            on_select={() => act(label.id, () => toggle(label.id))}
          >
            <LabelDot colour={label.colour} />
            {label.name}
          </MenuItem>
        ))}
        {labels.length === 0 && <MenuItem on_select={() => go({ page: "labels" })}>{words.labels.none_make}</MenuItem>}
      </MenuGroup>
    </Menu>
  );
}
