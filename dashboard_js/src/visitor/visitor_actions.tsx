import type { Visitor } from "@chatting/client";
import { useState } from "react";

import { go } from "../navigation.tsx";
import type { InboxRoute } from "../router.ts";
import { useAgentState, useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm_dialog.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { tell } from "../ui/notices.ts";
import { Foot } from "../ui/section.tsx";
import { useAct } from "../ui/use_act.ts";
import { useWords } from "../words/index.tsx";
import { EditVisitor } from "./edit_visitor.tsx";
import { visitor_label } from "./visitor_label.ts";
import { MergeVisitor } from "./merge_visitor.tsx";
import css from "./visitor_panel.module.css";

export function VisitorActions({ visitor, route }: { visitor: Visitor; route: InboxRoute }) {
  const words = useWords();
  const client = useClient();
  const { pending, act } = useAct();
  const [asking, set_asking] = useState<"edit" | "block" | "merge" | "delete" | null>(null);
  const may_delete = useAgentState((state) => state.agent !== null && state.agent.role !== "agent");
  const close = (): void => set_asking(null);
  const set_blocked = (is_blocked: boolean): void =>
    act("block", async () => {
      await client.visitors.set_blocked(visitor.id, is_blocked);
      close();
    });

  const save_data = (): void =>
    act("export", async () => {
      const { path } = await client.call("export_visitor", { visitor_id: visitor.id });
      location.assign(path);
      tell(words.privacy.exported);
    });

  return (
    <div className={css.actions}>
      <Button onClick={() => set_asking("edit")}>{words.visitor.edit}</Button>
      <Button onClick={() => set_asking("merge")}>{words.merging.action}…</Button>
      {visitor.is_blocked ? (
        <Button aria-disabled={pending !== null} onClick={() => set_blocked(false)}>
          {words.visitor.unblock}
        </Button>
      ) : (
        <Button look="danger" onClick={() => set_asking("block")}>
          {words.visitor.block}…
        </Button>
      )}
      {may_delete && (
        <Button aria-disabled={pending !== null} onClick={save_data}>
          {words.privacy.export}
        </Button>
      )}
      {may_delete && (
        <Button look="danger" onClick={() => set_asking("delete")}>
          {words.deletion.visitor}…
        </Button>
      )}
      {asking === "edit" && <EditVisitor visitor={visitor} close={close} />}
      {asking === "merge" && <MergeVisitor visitor={visitor} close={close} />}
      {asking === "block" && (
        <Dialog title={words.visitor.block} on_close={close}>
          <p>{words.visitor.block_lead}</p>
          <Foot>
            <Button look="danger" aria-disabled={pending !== null} onClick={() => set_blocked(true)}>
              {words.visitor.block}
            </Button>
          </Foot>
        </Dialog>
      )}
      {asking === "delete" && (
        <ConfirmDialog
          title={words.deletion.visitor_title(visitor_label(visitor, words))}
          lead={words.deletion.visitor_lead}
          label={words.deletion.confirm}
          deed={async () => {
            await client.call("delete_visitor", { visitor_id: visitor.id });
            tell(words.deletion.visitor_done);
            go({ ...route, conversation_id: null });
          }}
          on_close={close}
        />
      )}
    </div>
  );
}
