import type { WireError } from "@chatting/client";
import { useState } from "preact/hooks";
import { useSurroundings } from "../ui/context.ts";
import { more } from "./more_locale.ts";
import { save, why } from "./transcript.tsx";

/** All that is kept of the visitor: to have, or to have deleted. */
export function Privacy() {
  const { chat, server, start_over } = useSurroundings();
  const [is_asking, ask] = useState(false);
  const [problem, set_problem] = useState("");
  const attempt = (deed: Promise<void>): void => {
    set_problem("");
    deed.catch((error: unknown) => set_problem(why(error as WireError)));
  };
  return (
    <>
      <button
        type="button"
        onClick={() => attempt(chat.call("export_my_data", {}).then(({ path }) => save(server + path)))}
      >
        {more.say("my_data")}
      </button>
      {is_asking ? (
        <>
          <p>{more.say("delete_lead")}</p>
          <button
            type="button"
            class="bad"
            ref={(button) => button?.focus()}
            onClick={() => attempt(chat.call("delete_my_data", {}).then(start_over))}
          >
            {more.say("delete_sure")}
          </button>
        </>
      ) : (
        <button type="button" onClick={() => ask(true)}>
          {more.say("delete_data")}
        </button>
      )}
      <p role="status" class="bad">
        {problem}
      </p>
    </>
  );
}
