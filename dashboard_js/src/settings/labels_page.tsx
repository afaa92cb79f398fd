import type { Label } from "@chatting/client";
import { useState } from "react";

import { LabelChip } from "../labels/label_chip.tsx";
import { useLabels } from "../labels/use_labels.ts";
import { useAgentState, useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm_dialog.tsx";
import { tell } from "../ui/notices.ts";
import { PageFrame } from "../ui/page_frame.tsx";
import { Foot, Section } from "../ui/section.tsx";
import { useWords } from "../words/index.tsx";
import { LabelDialog } from "./label_dialog.tsx";
import css from "./rows.module.css";

export function LabelsPage() {
  const words = useWords();
  const client = useClient();
  const labels = useLabels();
  const may_change = useAgentState((state) => state.agent?.role) !== "agent";
  const [edited, set_edited] = useState<Label | "new" | null>(null);
  const [leaving, set_leaving] = useState<Label | null>(null);

  return (
    <PageFrame title={words.labels.title} lead={words.labels.lead}>
      <Section title={words.labels.title} lead={may_change ? undefined : words.labels.read_only}>
        {labels.length === 0 && <p className={css.more}>{words.labels.none}</p>}
        <ul className={css.rows}>
          {labels.map((label) => (
            <li key={label.id}>
              <div className={css.who}>
                <LabelChip label={label} />
              </div>
              {may_change && (
                <div className={css.deeds}>
                  <Button aria-label={words.labels.change_label(label.name)} onClick={() => set_edited(label)}>
                    {words.labels.change}
                  </Button>
                  <Button aria-label={words.labels.remove_label(label.name)} onClick={() => set_leaving(label)}>
                    {words.labels.remove}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
        {may_change && (
          <Foot>
            <Button look="primary" icon="add" onClick={() => set_edited("new")}>
              {words.labels.add}
            </Button>
          </Foot>
        )}
      </Section>
      {edited !== null && <LabelDialog label={edited === "new" ? null : edited} on_close={() => set_edited(null)} />}
      {leaving !== null && (
        <ConfirmDialog
          title={words.labels.remove_title(leaving.name)}
          lead={words.labels.remove_lead}
          label={words.labels.remove}
          on_close={() => set_leaving(null)}
          deed={async () => {
            await client.call("delete_label", { label_id: leaving.id });
            tell(words.labels.removed(leaving.name));
          }}
        />
      )}
    </PageFrame>
  );
}
