import { useEffect, useRef } from "preact/hooks";
import { more } from "./more_locale.ts";
import type { PartProps } from "./parts.ts";
import { Privacy } from "./privacy.tsx";
import { Transcript } from "./transcript.tsx";

export function Menu({ state, thread, close }: PartProps["menu"]) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>("button,input")?.focus(), []);
  return (
    <div
      ref={box}
      class="menu"
      role="group"
      aria-label={more.say("transcript")}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        (box.current?.previousElementSibling as HTMLElement | null)?.focus();
        close();
      }}
    >
      <Transcript conversation_id={thread.id} email={state.visitor?.email ?? ""} />
      <Privacy />
    </div>
  );
}
