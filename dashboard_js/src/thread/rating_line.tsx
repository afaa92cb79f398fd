import type { Rating } from "@chatting/client";

import { day_and_time } from "../times.ts";
import { Stars } from "../ui/stars.tsx";
import { useLanguage } from "../words/index.tsx";
import css from "./rating_line.module.css";

/** What the visitor thought of how they were helped, where in the thread they said it. */
export function RatingLine({ rating, visitor_name }: { rating: Rating; visitor_name: string }) {
  const { words, locale } = useLanguage();
  return (
    <li className={css.line}>
      <p>
        {words.rating.by(visitor_name)} <Stars rating={rating.rating} />
      </p>
      {rating.comment !== null && (
        <blockquote className={css.comment} dir="auto">
          {rating.comment}
        </blockquote>
      )}
      <time dateTime={rating.rated_at}>{day_and_time(rating.rated_at, locale)}</time>
    </li>
  );
}
