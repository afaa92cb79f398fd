import { Icon } from "./icon.tsx";
import css from "./problem.module.css";

/** What went wrong with a form as a whole. */
export function Problem({ text }: { text: string | undefined }) {
  return (
    <div role="alert">
      {text !== undefined && (
        <p className={css.problem}>
          <Icon name="warning" />
          {text}
        </p>
      )}
    </div>
  );
}
