import { useEffect, useRef, useState } from "preact/hooks";
import type { WireError } from "@chatting/client";
import { useSurroundings } from "../ui/context.ts";
import { more } from "./more_locale.ts";
import type { PartProps } from "./parts.ts";

const EVERY = 1000;
const LONGEST = 8000;

/** Says that the team sees what is written before it is sent, and shows it to them. Where it does not, it is nothing. */
export function TypingPreview({ text, conversation_id }: PartProps["typing_preview"]) {
  const { chat } = useSurroundings();
  const is_wanted = chat.state.site?.shows_typing_previews === true;
  const [is_refused, set_refused] = useState(false);
  const is_on = is_wanted && !is_refused;
  const line = useRef<HTMLParagraphElement>(null);
  const told_at = useRef(0);
  const timer = useRef(0);
  /** What stood in the box when its writer was told of this: that alone is not shown, until they go on. */
  const before = useRef({ is_on: false, text });

  useEffect(() => set_refused(false), [is_wanted]);

  useEffect(() => {
    if (before.current.is_on !== is_on) before.current = { is_on, text };
    if (!is_on || !conversation_id || !text.trim() || text === before.current.text) return;
    const tell = (): void => {
      told_at.current = Date.now();
      chat
        .call("set_typing", { conversation_id, is_typing: true, preview: text.slice(0, LONGEST) })
        .catch((error: unknown) => set_refused((error as WireError).code === "previews_off"));
    };
    // Of what is written within a second only the last is told.
    timer.current = window.setTimeout(tell, told_at.current + EVERY - Date.now());
    return () => clearTimeout(timer.current);
  }, [chat, is_on, conversation_id, text]);

  // Who leaves the box takes along what stands in it.
  useEffect(() => {
    const form = line.current?.closest("form");
    if (!is_on || !conversation_id || !form) return;
    const leave = (): void => {
      clearTimeout(timer.current);
      chat.set_typing(conversation_id, false);
    };
    form.addEventListener("focusout", leave);
    return () => {
      form.removeEventListener("focusout", leave);
      leave();
    };
  }, [chat, is_on, conversation_id]);

  return is_on ? (
    <p ref={line} class="preview" id="preview">
      {more.say("previews")}
    </p>
  ) : null;
}
