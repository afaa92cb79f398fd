import { useAgentState, useClient } from "../session.tsx";
import { useLanguage } from "../words/index.tsx";
import { CannedReplyDialog } from "./canned_reply_dialog.tsx";
import { EditableList } from "./editable_list.tsx";
import css from "./rows.module.css";

export function CannedRepliesPage() {
  const { words, locale } = useLanguage();
  const client = useClient();
  const canned_replies = useAgentState((state) => state.canned_replies);
  return (
    <EditableList
      words={words.canned_replies}
      things={Object.values(canned_replies).sort((one, other) =>
        one.short_code.localeCompare(other.short_code, locale),
      )}
      name_of={(reply) => reply.short_code}
      row_of={(reply) => (
        <>
          <b>/{reply.short_code}</b>
          <p className={css.more} dir="auto">
            {reply.body}
          </p>
        </>
      )}
      dialog_of={(reply, close) => <CannedReplyDialog reply={reply} on_close={close} />}
      remove={(reply) => client.call("delete_canned_reply", { canned_reply_id: reply.id })}
    />
  );
}
