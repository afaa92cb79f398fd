import type { Conversation } from "@chatting/client";

import { next_after } from "../inbox/list_cursor.ts";
import { go } from "../navigation.tsx";
import type { InboxRoute } from "../router.ts";
import { useClient } from "../session.tsx";
import { ConfirmDialog } from "../ui/confirm_dialog.tsx";
import { tell } from "../ui/notices.ts";
import { visitor_label } from "../visitor/visitor_label.ts";
import { useWords } from "../words/index.tsx";

interface DeleteConversationProps {
  conversation: Conversation;
  route: InboxRoute;
  on_close: () => void;
}

/** Whoever still looks at it goes on to the next. */
export function DeleteConversation({ conversation, route, on_close }: DeleteConversationProps) {
  const words = useWords();
  const client = useClient();
  const { id, visitor } = conversation;
  const next = next_after(client.state.inbox.ids, id);
  return (
    <ConfirmDialog
      title={words.deletion.conversation_title(visitor_label(visitor, words))}
      lead={words.deletion.conversation_lead}
      label={words.deletion.confirm}
      deed={async () => {
        await client.call("delete_conversation", { conversation_id: id });
        tell(words.deletion.conversation_done);
        if (location.pathname.endsWith(`/${id}`)) go({ ...route, conversation_id: next });
      }}
      on_close={on_close}
    />
  );
}
