import { type ClipboardEvent, type DragEvent, useRef, useState } from "react";

/** Files that are dropped on, or pasted into, an element. Text is left to the browser. */
export function useDrop(add: (files: File[]) => void) {
  const [is_over, set_over] = useState(false);
  const depth = useRef(0);
  const has_files = (event: DragEvent): boolean => event.dataTransfer.types.includes("Files");

  return {
    is_over,
    handlers: {
      onDragEnter(event: DragEvent): void {
        if (!has_files(event)) return;
        depth.current += 1;
        set_over(true);
      },
      onDragOver(event: DragEvent): void {
        if (has_files(event)) event.preventDefault();
      },
      onDragLeave(event: DragEvent): void {
        if (!has_files(event)) return;
        depth.current -= 1;
        if (depth.current <= 0) set_over(false);
      },
      onDrop(event: DragEvent): void {
        if (!has_files(event)) return;
        event.preventDefault();
        depth.current = 0;
        set_over(false);
        add([...event.dataTransfer.files]);
      },
      onPaste(event: ClipboardEvent): void {
        const files = [...event.clipboardData.files];
        if (files.length === 0) return;
        event.preventDefault();
        add(files);
      },
    },
  };
}
