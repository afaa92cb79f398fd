import { CommandError, type Message } from "@chatting/client";
import { useState } from "react";

import { choose_quote } from "../composer/chosen_quotes.ts";
import { useAgentState, useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { Menu, MenuItem } from "../ui/menu.tsx";
import { tell } from "../ui/notices.ts";
import { useWords } from "../words/index.tsx";
import css from "./message.module.css";

/** What one may do with a message that is kept: of what others wrote, an agent may only quote it. */
export function MessageMenu({ message, edit }: { message: Message; edit: () => void }) {
  const words = useWords();
  const client = useClient();
  const agent = useAgentState((state) => state.agent);
  const [is_asking, set_asking] = useState(false);
  const is_own = agent !== null && message.author.id === agent.id;
  const may_delete = is_own || (agent !== null && agent.role !== "agent");

  const take_back = (): void => {
    set_asking(false);
    client.conversations
      .delete_message(message)
      .catch((error: unknown) => tell(words.error[error instanceof CommandError ? error.code : "internal"]));
  };

  return (
    <>
      <Menu label={words.message.actions} trigger_class={css.more} trigger={<Icon name="more" />}>
        <MenuItem on_select={() => choose_quote(message)}>{words.message.quote}</MenuItem>
        {is_own && <MenuItem on_select={edit}>{words.message.edit}</MenuItem>}
        {may_delete && <MenuItem on_select={() => set_asking(true)}>{words.message.delete}</MenuItem>}
      </Menu>
      {is_asking && (
        <Dialog title={words.message.delete_title} on_close={() => set_asking(false)}>
          <p className={css.warning}>{words.message.delete_lead}</p>
          <div className={css.choices}>
            <Button onClick={() => set_asking(false)}>{words.message.keep}</Button>
            <Button look="primary" onClick={take_back}>
              {words.message.delete}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
