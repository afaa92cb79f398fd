import { useWords } from "../words/index.tsx";
import css from "./stars.module.css";

const SCORES = [1, 2, 3, 4, 5];

/** A rating, as stars for the eye and in words for everybody. */
export function Stars({ rating }: { rating: number }) {
  const words = useWords();
  return (
    <span className={css.rating}>
      <span className={css.stars} aria-hidden="true">
        {SCORES.map((score) => (
          <svg key={score} viewBox="0 0 20 20" width={14} height={14} data-full={score <= rating} focusable="false">
            <path d="m10 2.5 2.3 4.8 5.2.7-3.8 3.6.9 5.2-4.6-2.5-4.6 2.5.9-5.2L2.5 8l5.2-.7Z" />
          </svg>
        ))}
      </span>
      {words.rating.score(rating)}
    </span>
  );
}
