import css from "./typing_dots.module.css";

/** Decoration: the words beside it say the same. */
export function TypingDots() {
  return (
    <span className={css.dots} aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  );
}
