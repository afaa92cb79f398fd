import type { Message, PendingMessage } from "@chatting/client";

import { Attachments } from "../files/attachments.tsx";
import { exact_time } from "../times.ts";
import { class_names } from "../ui/class_names.ts";
import { useLanguage } from "../words/index.tsx";
import css from "./message.module.css";
import { MessageText } from "./message_text.tsx";
import { Delivery } from "./delivery.tsx";
import { Unsent } from "./unsent.tsx";

interface MessageBubbleProps {
  message: Message | PendingMessage;
  is_told: boolean;
  visitor_name: string;
}

export function MessageBubble({ message, is_told, visitor_name }: MessageBubbleProps) {
  const { locale } = useLanguage();
  const state = "state" in message ? message.state : "kept";
  return (
    <>
      {message.body !== "" && (
        <p
          className={class_names(css.bubble, state === "failed" && css.failed, state !== "kept" && css.pending)}
          dir="auto"
          title={exact_time(message.created_at, locale)}
        >
          <MessageText text={message.body} />
        </p>
      )}
      {message.attachments.length > 0 && <Attachments attachments={message.attachments} is_sent={state === "kept"} />}
      {"state" in message ? (
        <Unsent message={message} />
      ) : (
        is_told && <Delivery message={message} visitor_name={visitor_name} />
      )}
    </>
  );
}
