import type { Message, PendingMessage } from "@chatting/client";
import { useState } from "react";

import { Attachments } from "../files/attachments.tsx";
import { exact_time } from "../times.ts";
import { class_names } from "../ui/class_names.ts";
import { useLanguage } from "../words/index.tsx";
import { Delivery } from "./delivery.tsx";
import { EditMessage } from "./edit_message.tsx";
import css from "./message.module.css";
import { MessageMenu } from "./message_menu.tsx";
import { MessageText } from "./message_text.tsx";
import { Quoted } from "./quoted.tsx";
import { Unsent } from "./unsent.tsx";

const NOBODY: string[] = [];

interface MessageBubbleProps {
  message: Message | PendingMessage;
  is_told: boolean;
  visitor_name: string;
}

export function MessageBubble({ message, is_told, visitor_name }: MessageBubbleProps) {
  const { words, locale } = useLanguage();
  const [is_editing, set_editing] = useState(false);
  if (!("state" in message)) {
    if (message.is_deleted) return <p className={css.deleted}>{words.message.deleted}</p>;
    if (is_editing) return <EditMessage message={message} close={() => set_editing(false)} />;
  }
  const state = "state" in message ? message.state : "kept";
  return (
    <>
      <div className={css.line}>
        <div className={css.content} data-message={"id" in message ? message.id : undefined}>
          {message.quote && <Quoted quote={message.quote} visitor_name={visitor_name} />}
          {message.body !== "" && (
            <p
              className={class_names(css.bubble, state === "failed" && css.failed, state !== "kept" && css.pending)}
              dir="auto"
              title={exact_time(message.created_at, locale)}
            >
              <MessageText text={message.body} mentions={message.mentions ?? NOBODY} />
            </p>
          )}
          {message.attachments.length > 0 && (
            <Attachments attachments={message.attachments} is_sent={state === "kept"} />
          )}
        </div>
        {!("state" in message) && <MessageMenu message={message} edit={() => set_editing(true)} />}
      </div>
      {"state" in message ? (
        <Unsent message={message} />
      ) : (
        <>
          {message.edited_at !== null && (
            <span className={css.edited} title={exact_time(message.edited_at, locale)}>
              {words.message.edited}
            </span>
          )}
          {is_told && <Delivery message={message} visitor_name={visitor_name} />}
        </>
      )}
    </>
  );
}
