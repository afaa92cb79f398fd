import { useId, useRef, useState, type KeyboardEvent, type ReactNode, type ToggleEvent } from "react";
import { flushSync } from "react-dom";

import { useShortcuts, type Key } from "../keyboard/shortcuts.ts";
import css from "./menu.module.css";
import { class_names } from "./class_names.ts";
import { Icon } from "./icon.tsx";
import { place, type Placement } from "./place.ts";

interface MenuProps {
  label: string;
  trigger: ReactNode;
  trigger_class?: string | undefined;
  title?: string;
  placement?: Placement;
  /** A single key that opens it. */
  open_key?: Key;
  /** Where there are too many to look through. What is shown of them is for whoever gives them. */
  search?: Search;
  children: ReactNode;
}

interface Search {
  label: string;
  text: string;
  set: (text: string) => void;
}

/** A menu in the browser's own popover: the top layer, Escape, closing by a click outside and the focus's way back are its. */
export function Menu({
  label,
  trigger,
  trigger_class,
  title,
  placement = "below_end",
  open_key,
  search,
  children,
}: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [is_open, set_open] = useState(false);
  useShortcuts(open_key === undefined ? {} : { [open_key]: () => button.current?.click() });

  const before_toggle = (event: ToggleEvent<HTMLDivElement>): void => {
    delete event.currentTarget.dataset["placed"];
    if (event.newState === "open") flushSync(() => set_open(true));
  };

  const on_toggle = (event: ToggleEvent<HTMLDivElement>): void => {
    // Not sooner, or the focus would leave with the items before the browser could take it back to the button.
    if (event.newState === "closed") {
      set_open(false);
      search?.set("");
    }
    if (event.newState !== "open" || button.current === null) return;
    place(event.currentTarget, button.current, placement);
    event.currentTarget.dataset["placed"] = "";
    first_of(event.currentTarget)?.focus();
  };

  const on_key_down = (event: KeyboardEvent<HTMLDivElement>): void => {
    const stops = stops_of(event.currentTarget);
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const is_searching = event.target instanceof HTMLInputElement;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, ...(!is_searching && { Home: 0, End: -1 }) }[event.key];
    const is_letter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey;
    const begun = is_letter && !is_searching ? beginning_with(event.key, stops, at) : undefined;
    if (next !== undefined) stops.at(next % stops.length)?.focus();
    else if (begun !== undefined) begun.focus();
    else if (is_searching && event.key === "Enter" && search?.text.trim()) stops[1]?.click();
    else if (event.key === "Tab") event.currentTarget.hidePopover();
    else return;
    // A letter that goes to the search is still to be written there.
    if (!(begun instanceof HTMLInputElement)) event.preventDefault();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        className={trigger_class}
        aria-label={label}
        aria-haspopup={search === undefined ? "menu" : "dialog"}
        aria-expanded={is_open}
        title={title}
        popoverTarget={id}
      >
        {trigger}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role={search === undefined ? "menu" : "dialog"}
        aria-label={label}
        className={css.menu}
        onBeforeToggle={before_toggle}
        onToggle={on_toggle}
        onKeyDown={on_key_down}
        onClick={(event) => {
          const item = event.target instanceof Element ? event.target.closest("[role^=menuitem]") : null;
          // One of many: others may be wanted, too.
          if (item !== null && item.role !== "menuitemcheckbox") panel.current?.hidePopover();
        }}
      >
        {is_open && search !== undefined && (
          <>
            <input
              type="search"
              className={css.search}
              aria-label={search.label}
              placeholder={search.label}
              value={search.text}
              autoComplete="off"
              onChange={(event) => search.set(event.target.value)}
            />
            <div role="menu" aria-label={label}>
              {children}
            </div>
          </>
        )}
        {is_open && search === undefined && children}
      </div>
    </>
  );
}

/** What the focus goes through: the search, where there is one, and the items. */
function stops_of(menu: HTMLElement): HTMLElement[] {
  return Array.from(menu.querySelectorAll<HTMLElement>("input, [role^=menuitem]"));
}

/** A finger does not want the keyboard to come up over what it is to choose from. */
function first_of(menu: HTMLElement): HTMLElement | undefined {
  const stops = stops_of(menu);
  const box = matchMedia("(pointer: fine)").matches
    ? stops.find((stop) => stop instanceof HTMLInputElement)
    : undefined;
  const items = stops.filter((stop) => !(stop instanceof HTMLInputElement));
  return box ?? items.find((item) => item.ariaChecked === "true") ?? items[0];
}

/** The next one below, or from the top again, that begins with this letter; where one can search, the search. */
function beginning_with(letter: string, stops: HTMLElement[], at: number): HTMLElement | undefined {
  if (stops[0] instanceof HTMLInputElement) return stops[0];
  const wanted = letter.toLocaleLowerCase();
  return [...stops.slice(at + 1), ...stops.slice(0, at + 1)].find((item) =>
    item.textContent.trim().toLocaleLowerCase().startsWith(wanted),
  );
}

interface MenuItemProps {
  on_select: () => void;
  /** For one of several: whether it is the one. */
  is_checked?: boolean;
  /** Whether others may be checked besides; then the menu stays open. */
  is_one_of_many?: boolean;
  hint?: string | undefined;
  children: ReactNode;
}

export function MenuItem({ on_select, is_checked, is_one_of_many = false, hint, children }: MenuItemProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      role={is_checked === undefined ? "menuitem" : is_one_of_many ? "menuitemcheckbox" : "menuitemradio"}
      aria-checked={is_checked}
      className={css.item}
      onClick={on_select}
    >
      <span className={css.words}>{children}</span>
      {hint !== undefined && <span className={css.hint}>{hint}</span>}
      {is_checked !== undefined && (
        <span className={class_names(css.check, !is_checked && css.off)}>
          <Icon name="check" />
        </span>
      )}
    </button>
  );
}

export function MenuGroup({ label, children }: { label?: string; children: ReactNode }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={label === undefined ? undefined : id} className={css.group}>
      {label !== undefined && (
        <div id={id} className={css.label}>
          {label}
        </div>
      )}
      {children}
    </div>
  );
}
