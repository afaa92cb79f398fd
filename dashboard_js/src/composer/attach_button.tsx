import { accepted_by } from "@chatting/client";
import { useRef } from "react";

import { useAgentState } from "../session.tsx";
import { IconButton } from "../ui/button.tsx";
import { useWords } from "../words/index.tsx";

/** On a phone the browser's own sheet offers the camera, too. */
export function AttachButton({ add }: { add: (files: File[]) => void }) {
  const words = useWords();
  const rules = useAgentState((state) => state.uploads);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accepted_by(rules)}
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <IconButton icon="attach" label={words.files.attach} onClick={() => input.current?.click()} />
    </>
  );
}
