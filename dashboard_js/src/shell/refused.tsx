import type { WireError } from "@chatting/client";

import { sign_out, useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { Mark } from "../ui/mark.tsx";
import { useWords } from "../words/index.tsx";
import css from "./shell.module.css";

/** The server does not want us, and trying again by ourselves would not change that. */
export function Refused({ refusal }: { refusal: WireError }) {
  const words = useWords();
  const client = useClient();
  return (
    <main className={css.centre}>
      <Mark size={32} />
      <h1>{words.product}</h1>
      <p role="alert">{words.error[refusal.code]}</p>
      <Button onClick={() => client.connect()}>{words.connection.retry}</Button>
      <Button look="quiet" onClick={() => void sign_out(client)}>
        {words.sign.out}
      </Button>
    </main>
  );
}
