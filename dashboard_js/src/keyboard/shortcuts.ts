import { useEffect, useRef } from "react";

import { preferences } from "../preferences.ts";

export type Key = "j" | "k" | "o" | "r" | "n" | "i" | "e" | "l" | "x" | "/" | "?";
const KEYS: readonly Key[] = ["j", "k", "o", "r", "n", "i", "e", "l", "x", "/", "?"];

type KeyPress = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "isComposing">;

/** The shortcut that a key press means, wherever the letter sits and whatever script the keyboard writes. */
export function key_of(event: KeyPress): Key | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  const is_latin = /^[\x20-\x7e]$/.test(event.key);
  const pressed = is_latin ? event.key.toLowerCase() : event.code.replace(/^Key/, "").toLowerCase();
  return KEYS.find((key) => key === pressed) ?? null;
}

/** Act on single keys, but never while somebody writes or a menu or dialog is open. */
export function useShortcuts(actions: Partial<Record<Key, () => void>>): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const key = key_of(event);
      const action = key === null ? undefined : latest.current[key];
      if (action === undefined || event.defaultPrevented || is_busy(event.target)) return;
      // Off is off, but for the one that leads to the switch.
      if (preferences.read("shortcuts") === "off" && key !== "?") return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

function is_busy(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open], [popover]:popover-open") !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "radio" && target.type !== "checkbox";
  return target.isContentEditable || target.matches("textarea, select");
}
