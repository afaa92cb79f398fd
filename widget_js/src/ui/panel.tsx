import type { VisitorState } from "@chatting/client";
import { useEffect, useRef } from "preact/hooks";
import { Composer } from "./composer.tsx";
import { SurroundingsContext, type Surroundings } from "./context.ts";
import { due_form } from "./due_form.ts";
import { Header } from "./header.tsx";
import { StatusBar } from "./status_bar.tsx";
import { Thread } from "./thread.tsx";

interface Props {
  surroundings: Surroundings;
  state: VisitorState;
  is_open: boolean;
  /** On a phone the panel is all there is, so it is modal there. */
  is_full: boolean;
  is_expected: boolean;
}

export function Panel({ surroundings, state, is_open, is_full, is_expected }: Props) {
  const panel = useRef<HTMLElement>(null);
  const { parts, want_parts } = surroundings;
  const newest = state.order[0];
  const thread = newest === undefined ? undefined : state.conversations[newest];

  const form = due_form(state);

  useEffect(() => {
    if (!is_open || !is_full || !panel.current) return undefined;
    want_parts();
    return parts?.hold_page(panel.current);
  }, [is_open, is_full, parts, want_parts]);

  const on_key = (event: KeyboardEvent): void => {
    // The page outside must not take typing for its shortcuts.
    event.stopPropagation();
    if (event.type !== "keydown" || event.isComposing) return;
    if (event.key === "Escape") surroundings.close();
    if (event.key === "Tab" && is_full && panel.current) parts?.keep_focus_inside(panel.current, event);
  };

  return (
    <SurroundingsContext.Provider value={surroundings}>
      <section
        ref={panel}
        class={is_open ? "panel open" : "panel"}
        role="dialog"
        aria-labelledby="title"
        aria-modal={is_full || undefined}
        inert={!is_open}
        tabIndex={-1}
        onKeyDown={on_key}
        onKeyPress={on_key}
        onKeyUp={on_key}
      >
        <Header state={state} thread={thread} />
        <StatusBar status={state.status} refusal={state.refusal} />
        <Thread state={state} thread={thread} is_expected={is_expected} form={form} />
        {!form && (
          <Composer
            conversation_id={thread?.id ?? null}
            pending={state.pending}
            is_refused={state.status === "refused"}
          />
        )}
      </section>
    </SurroundingsContext.Provider>
  );
}
