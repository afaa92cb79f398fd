import { useState, type ReactNode } from "react";

import { useAgentState } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm_dialog.tsx";
import { tell } from "../ui/notices.ts";
import { PageFrame } from "../ui/page_frame.tsx";
import { Foot, Section } from "../ui/section.tsx";
import css from "./rows.module.css";

interface EditableListProps<Thing extends { id: string }> {
  words: {
    title: string;
    lead: string;
    read_only: string;
    none: string;
    add: string;
    change: string;
    change_label: (name: string) => string;
    remove: string;
    remove_label: (name: string) => string;
    remove_title: (name: string) => string;
    remove_lead: string;
    removed: (name: string) => string;
  };
  things: Thing[];
  name_of: (thing: Thing) => string;
  row_of: (thing: Thing) => ReactNode;
  /** To change it, or with null to make one. */
  dialog_of: (thing: Thing | null, close: () => void) => ReactNode;
  remove: (thing: Thing) => Promise<unknown>;
}

/** A settings page of things that everybody sees, and that admins and owners make, change and remove. */
export function EditableList<Thing extends { id: string }>(props: EditableListProps<Thing>) {
  const { words, things, name_of, row_of, dialog_of, remove } = props;
  const may_change = useAgentState((state) => state.agent?.role) !== "agent";
  const [edited, set_edited] = useState<Thing | "new" | null>(null);
  const [leaving, set_leaving] = useState<Thing | null>(null);

  return (
    <PageFrame title={words.title} lead={words.lead}>
      <Section title={words.title} lead={may_change ? undefined : words.read_only}>
        {things.length === 0 && <p className={css.more}>{words.none}</p>}
        <ul className={css.rows}>
          {things.map((thing) => (
            <li key={thing.id}>
              <div className={css.who}>{row_of(thing)}</div>
              {may_change && (
                <div className={css.deeds}>
                  <Button aria-label={words.change_label(name_of(thing))} onClick={() => set_edited(thing)}>
                    {words.change}
                  </Button>
                  <Button aria-label={words.remove_label(name_of(thing))} onClick={() => set_leaving(thing)}>
                    {words.remove}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
        {may_change && (
          <Foot>
            <Button look="primary" icon="add" onClick={() => set_edited("new")}>
              {words.add}
            </Button>
          </Foot>
        )}
      </Section>
      {edited !== null && dialog_of(edited === "new" ? null : edited, () => set_edited(null))}
      {leaving !== null && (
        <ConfirmDialog
          title={words.remove_title(name_of(leaving))}
          lead={words.remove_lead}
          label={words.remove}
          on_close={() => set_leaving(null)}
          deed={async () => {
            await remove(leaving);
            tell(words.removed(name_of(leaving)));
          }}
        />
      )}
    </PageFrame>
  );
}
