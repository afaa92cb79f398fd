import { useWords } from "../words/index.tsx";
import { Mark } from "../ui/mark.tsx";
import { useLate } from "../ui/skeleton.tsx";
import { ConnectionBanner } from "./connection_banner.tsx";
import css from "./shell.module.css";

/** Before the first answer. A fast one is not worth a flicker. */
export function Waiting() {
  const words = useWords();
  const is_late = useLate(400);
  return (
    <main className={css.page}>
      <ConnectionBanner />
      {is_late && (
        <div className={css.centre}>
          <div className={css.pulse}>
            <Mark size={32} />
          </div>
          <h1 className="visually-hidden">{words.product}</h1>
          <p role="status">{words.connection.loading}</p>
        </div>
      )}
    </main>
  );
}
