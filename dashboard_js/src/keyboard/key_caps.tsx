import { Fragment } from "react";

import { useWords } from "../words/index.tsx";
import css from "./keyboard.module.css";

export function KeyCaps({ ways }: { ways: string[][] }) {
  const words = useWords();
  return (
    <span className={css.caps}>
      {ways.map((way, at) => (
        <Fragment key={way.join()}>
          {at > 0 && <span>{words.keys.or}</span>}
          {way.map((key) => (
            <kbd key={key} className={css.cap}>
              {key}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
