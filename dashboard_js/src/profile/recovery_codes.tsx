import { useEffect, useRef } from "react";

import { Button } from "../ui/button.tsx";
import { Copyable } from "../ui/copyable.tsx";
import { Foot } from "../ui/section.tsx";
import { useWords } from "../words/index.tsx";
import { download } from "./download.ts";
import css from "./profile.module.css";

interface RecoveryCodesProps {
  codes: string[];
  email: string;
  done: () => void;
}

/** Shown this once: nothing but the button closes them. */
export function RecoveryCodes({ codes, email, done }: RecoveryCodesProps) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const save = (): void =>
    download("chatting-recovery-codes.txt", [words.two_factor.codes_of(email), "", ...codes, ""].join("\n"));

  return (
    <div className={css.steps}>
      <div>
        <h3 ref={heading} tabIndex={-1} className={css.said}>
          {words.two_factor.codes_title}
        </h3>
        <p>{words.two_factor.codes_lead}</p>
      </div>
      <Copyable
        text={codes.join("\n")}
        label={words.two_factor.codes}
        actions={
          <Button icon="download" onClick={save}>
            {words.two_factor.download}
          </Button>
        }
      />
      <Foot>
        <Button look="primary" onClick={done}>
          {words.two_factor.kept}
        </Button>
      </Foot>
    </div>
  );
}
