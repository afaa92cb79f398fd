import { LabelChip } from "../labels/label_chip.tsx";
import { useLabels } from "../labels/use_labels.ts";
import { useClient } from "../session.tsx";
import { useWords } from "../words/index.tsx";
import { EditableList } from "./editable_list.tsx";
import { LabelDialog } from "./label_dialog.tsx";

export function LabelsPage() {
  const words = useWords();
  const client = useClient();
  return (
    <EditableList
      words={words.labels}
      things={useLabels()}
      name_of={(label) => label.name}
      row_of={(label) => <LabelChip label={label} />}
      dialog_of={(label, close) => <LabelDialog label={label} on_close={close} />}
      remove={(label) => client.call("delete_label", { label_id: label.id })}
    />
  );
}
