import type { Visitor } from "@chatting/client";
import { useState } from "react";

import { useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Foot } from "../ui/section.tsx";
import { useAct } from "../ui/use_act.ts";
import { useWords } from "../words/index.tsx";
import { EditVisitor } from "./edit_visitor.tsx";
import css from "./visitor_panel.module.css";

export function VisitorActions({ visitor }: { visitor: Visitor }) {
  const words = useWords();
  const client = useClient();
  const { pending, act } = useAct();
  const [asking, set_asking] = useState<"edit" | "block" | null>(null);
  const close = (): void => set_asking(null);
  const set_blocked = (is_blocked: boolean): void =>
    act("block", async () => {
      await client.set_blocked(visitor.id, is_blocked);
      close();
    });

  return (
    <div className={css.actions}>
      <Button onClick={() => set_asking("edit")}>{words.visitor.edit}</Button>
      {visitor.is_blocked ? (
        <Button aria-disabled={pending !== null} onClick={() => set_blocked(false)}>
          {words.visitor.unblock}
        </Button>
      ) : (
        <Button look="danger" onClick={() => set_asking("block")}>
          {words.visitor.block}…
        </Button>
      )}
      {asking === "edit" && <EditVisitor visitor={visitor} close={close} />}
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
    </div>
  );
}
