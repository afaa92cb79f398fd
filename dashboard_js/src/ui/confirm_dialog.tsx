import { useWords } from "../words/index.tsx";
import { Dialog } from "./dialog.tsx";
import { Problem } from "./problem.tsx";
import { Foot } from "./section.tsx";
import { Submit } from "./submit.tsx";
import { useForm } from "./use_form.ts";

interface ConfirmDialogProps {
  title: string;
  lead: string;
  label: string;
  /** Words for what the deed is refused with most. */
  conflict?: string;
  deed: () => Promise<void>;
  on_close: () => void;
}

/** Asks once more before what others will notice. It closes when the deed is done. */
export function ConfirmDialog({ title, lead, label, conflict, deed, on_close }: ConfirmDialogProps) {
  const words = useWords();
  const form = useForm({
    rules: {},
    submit: async () => {
      await deed();
      on_close();
    },
    explain: (error) => (error.code === "conflict" && conflict !== undefined ? { text: conflict } : undefined),
  });
  return (
    <Dialog title={title} on_close={on_close}>
      <form ref={form.ref} noValidate onSubmit={form.on_submit}>
        <p>{lead}</p>
        <Problem text={form.problem} />
        <Foot>
          <Submit look="danger" label={label} pending_label={words.settings.wait} is_pending={form.is_pending} />
        </Foot>
      </form>
    </Dialog>
  );
}
