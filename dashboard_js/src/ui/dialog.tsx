import { useEffect, useId, useRef, type ReactNode } from "react";

import { useWords } from "../words/index.tsx";
import { IconButton } from "./button.tsx";
import css from "./dialog.module.css";

/** The browser's modal dialog: it holds the focus, closes by Escape and gives the focus back. */
export function Dialog({ title, on_close, children }: { title: string; on_close: () => void; children: ReactNode }) {
  const words = useWords();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => dialog.current?.showModal(), []);

  return (
    <dialog
      ref={dialog}
      className={css.dialog}
      aria-labelledby={id}
      onClose={on_close}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
    >
      <div className={css.content}>
        <header className={css.header}>
          <h2 id={id}>{title}</h2>
          <IconButton icon="close" label={words.actions.close} onClick={() => dialog.current?.close()} />
        </header>
        {children}
      </div>
    </dialog>
  );
}
