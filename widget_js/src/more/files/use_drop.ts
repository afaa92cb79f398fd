import { useEffect, useRef, type MutableRef } from "preact/hooks";

/** Files that are dropped on the panel, or pasted into it. Text is left to the browser. */
export function useDrop(
  inside: MutableRef<HTMLElement | null>,
  add: (files: Iterable<File>) => void,
  is_off: boolean,
): void {
  const adding = useRef(add);
  adding.current = add;
  useEffect(() => {
    const panel = inside.current?.closest<HTMLElement>(".panel");
    if (!panel || is_off) return;
    const leaving = new AbortController();
    const on = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      act: (event: HTMLElementEventMap[Name]) => void,
    ): void => panel.addEventListener(name, act, { signal: leaving.signal });
    const over = (is_over: boolean): void => void panel.classList.toggle("dropping", is_over);
    on("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      over(true);
    });
    on("dragleave", ({ relatedTarget }) => {
      if (!panel.contains(relatedTarget as Node | null)) over(false);
    });
    on("drop", (event) => {
      over(false);
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      adding.current(event.dataTransfer.files);
    });
    on("paste", (event) => {
      if (!event.clipboardData?.files.length) return;
      event.preventDefault();
      adding.current(event.clipboardData.files);
    });
    return () => leaving.abort();
  }, [inside, is_off]);
}
