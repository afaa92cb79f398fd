import type { CannedReply } from "@chatting/client";
import { useState } from "react";

import { useAgentState, useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm_dialog.tsx";
import { tell } from "../ui/notices.ts";
import { PageFrame } from "../ui/page_frame.tsx";
import { Foot, Section } from "../ui/section.tsx";
import { useLanguage } from "../words/index.tsx";
import { CannedReplyDialog } from "./canned_reply_dialog.tsx";
import css from "./rows.module.css";

export function CannedRepliesPage() {
  const { words, locale } = useLanguage();
  const client = useClient();
  const canned_replies = useAgentState((state) => state.canned_replies);
  const role = useAgentState((state) => state.agent?.role);
  const [edited, set_edited] = useState<CannedReply | "new" | null>(null);
  const [leaving, set_leaving] = useState<CannedReply | null>(null);

  const sorted = Object.values(canned_replies).sort((one, other) =>
    one.short_code.localeCompare(other.short_code, locale),
  );
  const may_change = role !== "agent";

  return (
    <PageFrame title={words.canned_replies.title} lead={words.canned_replies.lead}>
      <Section title={words.canned_replies.title} lead={may_change ? undefined : words.canned_replies.read_only}>
        {sorted.length === 0 && <p className={css.more}>{words.canned_replies.none}</p>}
        <ul className={css.rows}>
          {sorted.map((reply) => (
            <li key={reply.id}>
              <div className={css.who}>
                <b>/{reply.short_code}</b>
                <p className={css.more} dir="auto">
                  {reply.body}
                </p>
              </div>
              {may_change && (
                <div className={css.deeds}>
                  <Button
                    aria-label={words.canned_replies.change_label(reply.short_code)}
                    onClick={() => set_edited(reply)}
                  >
                    {words.canned_replies.change}
                  </Button>
                  <Button
                    aria-label={words.canned_replies.remove_label(reply.short_code)}
                    onClick={() => set_leaving(reply)}
                  >
                    {words.canned_replies.remove}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
        {may_change && (
          <Foot>
            <Button look="primary" icon="add" onClick={() => set_edited("new")}>
              {words.canned_replies.add}
            </Button>
          </Foot>
        )}
      </Section>
      {edited !== null && (
        <CannedReplyDialog reply={edited === "new" ? null : edited} on_close={() => set_edited(null)} />
      )}
      {leaving !== null && (
        <ConfirmDialog
          title={words.canned_replies.remove_title(leaving.short_code)}
          lead={words.canned_replies.remove_lead}
          label={words.canned_replies.remove}
          on_close={() => set_leaving(null)}
          deed={async () => {
            await client.call("delete_canned_reply", { canned_reply_id: leaving.id });
            tell(words.canned_replies.removed(leaving.short_code));
          }}
        />
      )}
    </PageFrame>
  );
}
