import { CommandError } from "@chatting/client";

import { useClient } from "../session.tsx";
import { tell } from "../ui/notices.ts";
import { useWords } from "../words/index.tsx";

interface Transcripts {
  read: (with_notes: boolean) => void;
  save: (with_notes: boolean) => void;
  mail: (to: "me" | "visitor") => void;
}

/** The conversation to read, to keep or to send on. */
export function useTranscript(conversation_id: string): Transcripts {
  const client = useClient();
  const words = useWords();

  const request = async (includes_notes: boolean, mail_to: "me" | "visitor" | null): Promise<string | null> => {
    const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const command = { conversation_id, includes_notes, mail_to, time_zone };
    return (await client.call("request_transcript", command)).path;
  };

  const say_why = (error: unknown): void => tell(words.error[error instanceof CommandError ? error.code : "internal"]);

  return {
    read: (with_notes) => {
      // At once, or the browser would take it for a window that nobody asked for.
      const opened = window.open("", "_blank");
      request(with_notes, null).then(
        (path) => opened?.location.replace(path ?? "/"),
        (error: unknown) => {
          opened?.close();
          say_why(error);
        },
      );
    },
    save: (with_notes) => void request(with_notes, null).then((path) => location.assign(`${path}.txt`), say_why),
    mail: (to) =>
      void request(to === "me", to).then(
        () => tell(to === "me" ? words.transcript.mailed_to_me : words.transcript.mailed_to_visitor),
        say_why,
      ),
  };
}
