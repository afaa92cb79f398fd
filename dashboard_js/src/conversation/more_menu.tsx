import type { Conversation } from "@chatting/client";
import { useState } from "react";

import { PRIORITIES, type InboxRoute } from "../router.ts";
import { useAgentState, useClient } from "../session.tsx";
import { Icon } from "../ui/icon.tsx";
import { Menu, MenuGroup, MenuItem } from "../ui/menu.tsx";
import { useAct } from "../ui/use_act.ts";
import { useWords } from "../words/index.tsx";
import css from "./conversation.module.css";
import { DeleteConversation } from "./delete_conversation.tsx";
import { useTranscript } from "./use_transcript.ts";

/** What one does with a conversation now and then. */
export function MoreMenu({ conversation, route }: { conversation: Conversation; route: InboxRoute }) {
  const words = useWords();
  const may_delete = useAgentState((state) => state.agent !== null && state.agent.role !== "agent");
  const [is_deleting, set_deleting] = useState(false);
  const client = useClient();
  const { act } = useAct();
  const transcript = useTranscript(conversation.id);
  const { email } = conversation.visitor;
  return (
    <>
      <Menu
        label={words.actions.more}
        title={words.actions.more}
        trigger_class={css.trigger}
        trigger={<Icon name="more" />}
      >
        <MenuGroup label={words.priority.title}>
          {PRIORITIES.map((priority) => (
            <MenuItem
              key={priority}
              is_checked={conversation.priority === priority}
              on_select={() =>
                act("priority", () =>
                  client.conversations.change("set_priority", { conversation_id: conversation.id, priority }),
                )
              }
            >
              {words.priority[priority]}
            </MenuItem>
          ))}
        </MenuGroup>
        <MenuGroup label={words.transcript.title}>
          <MenuItem on_select={() => transcript.read(false)}>{words.transcript.read}</MenuItem>
          <MenuItem on_select={() => transcript.save(false)}>{words.transcript.save}</MenuItem>
          <MenuItem on_select={() => transcript.save(true)}>{words.transcript.save_with_notes}</MenuItem>
          <MenuItem on_select={() => transcript.mail("me")}>{words.transcript.mail_to_me}</MenuItem>
          {email !== null && (
            <MenuItem hint={email} on_select={() => transcript.mail("visitor")}>
              {words.transcript.mail_to_visitor}
            </MenuItem>
          )}
        </MenuGroup>
        {may_delete && (
          <MenuGroup label={words.deletion.conversation}>
            <MenuItem on_select={() => set_deleting(true)}>{words.deletion.conversation}…</MenuItem>
          </MenuGroup>
        )}
      </Menu>
      {is_deleting && (
        <DeleteConversation conversation={conversation} route={route} on_close={() => set_deleting(false)} />
      )}
    </>
  );
}
