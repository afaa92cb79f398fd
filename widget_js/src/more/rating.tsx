import type { OwnRating, VisitorThread, WireError } from "@chatting/client";
import { useEffect, useRef, useState } from "preact/hooks";
import { useSurroundings } from "../ui/context.ts";
import { more } from "./more_locale.ts";
import { name_of, Star } from "./star.tsx";

const SCORES = [1, 2, 3, 4, 5];
const LONGEST = 2000;

/** How one was helped: asked once the conversation is resolved, and changeable for a while. */
export function Rating({ thread }: { thread: VisitorThread }) {
  const { rating } = thread;
  const [is_changing, change] = useState(false);
  if (!rating || is_changing) return <Question thread={thread} done={() => change(false)} has_focus={is_changing} />;
  return <Answer rating={rating} change={() => change(true)} />;
}

function Answer({ rating, change }: { rating: OwnRating; change: () => void }) {
  const is_editable = Date.now() < Date.parse(rating.editable_until);
  return (
    <div class="rating" role="group" aria-label={more.say("rate")}>
      <p role="status">
        {more.say("rated")} <b>{name_of(rating.rating)}</b>
      </p>
      <Stars score={rating.rating} />
      {rating.comment && <p dir="auto">{rating.comment}</p>}
      {is_editable && (
        <button type="button" onClick={change}>
          {more.say("rate_again")}
        </button>
      )}
    </div>
  );
}

function Question({ thread, done, has_focus }: { thread: VisitorThread; done: () => void; has_focus: boolean }) {
  const { chat } = useSurroundings();
  const form = useRef<HTMLFormElement>(null);
  const [score, set_score] = useState(thread.rating?.rating ?? 0);
  const [comment, set_comment] = useState(thread.rating?.comment ?? "");
  const [problem, set_problem] = useState("");
  const [is_busy, set_busy] = useState(false);

  useEffect(() => {
    if (has_focus) form.current?.querySelector<HTMLElement>("input:checked")?.focus();
  }, [has_focus]);

  const send = async (): Promise<void> => {
    set_busy(true);
    set_problem("");
    try {
      await chat.call("rate_conversation", { conversation_id: thread.id, rating: score, comment: comment || null });
      done();
    } catch (error) {
      set_problem(more.say((error as WireError).code === "rating_closed" ? "rating_closed" : "not_done"));
    } finally {
      set_busy(false);
    }
  };

  return (
    <form
      ref={form}
      class="rating"
      onSubmit={(event) => {
        event.preventDefault();
        if (score && !is_busy) void send();
      }}
    >
      <fieldset>
        <legend>{more.say("rate")}</legend>
        <div class="stars">
          {SCORES.map((one) => (
            <label key={one} class={one <= score ? "full" : ""}>
              <input type="radio" name="rating" value={one} checked={one === score} onChange={() => set_score(one)} />
              <span class="hidden">{more.say("score", { n: one, name: name_of(one) })}</span>
              <Star />
            </label>
          ))}
        </div>
      </fieldset>
      {score > 0 && (
        <>
          <p aria-hidden="true">{name_of(score)}</p>
          <textarea
            rows={2}
            dir={comment ? "auto" : undefined}
            maxLength={LONGEST}
            value={comment}
            aria-label={more.say("rating_comment")}
            placeholder={more.say("rating_comment")}
            onInput={(event) => set_comment(event.currentTarget.value)}
          />
          <button type="submit" class="primary" aria-disabled={is_busy}>
            {more.say("mail_send")}
          </button>
        </>
      )}
      <p role="alert" class="bad">
        {problem}
      </p>
    </form>
  );
}

const Stars = ({ score }: { score: number }) => (
  <div class="stars" aria-hidden="true">
    {SCORES.map((one) => (
      <span key={one} class={one <= score ? "full" : ""}>
        <Star />
      </span>
    ))}
  </div>
);
