import css from "./mark.module.css";

export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" className={css.mark}>
      <path
        fill="currentColor"
        d="M6 2h12a4 4 0 0 1 4 4v8a4 4 0 0 1-4 4h-5l-5.3 4.2A1 1 0 0 1 6 21.4V18a4 4 0 0 1-4-4V6a4 4 0 0 1 4-4Z"
      />
      <path className={css.lines} strokeWidth={2} strokeLinecap="round" d="M7.5 8.5h9M7.5 12.5h5.5" />
    </svg>
  );
}
