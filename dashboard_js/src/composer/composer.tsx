import type { Conversation, MessageKind } from "@chatting/client";
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from "react";

import { useShortcuts } from "../keyboard/shortcuts.ts";
import { useAgentState, useClient } from "../session.tsx";
import { Quoted } from "../thread/quoted.tsx";
import { Button, IconButton } from "../ui/button.tsx";
import { tell } from "../ui/notices.ts";
import { class_names } from "../ui/class_names.ts";
import { useMedia } from "../ui/use_media.ts";
import { useWords } from "../words/index.tsx";
import { AttachButton } from "./attach_button.tsx";
import { drop_quote, useChosenQuote } from "./chosen_quotes.ts";
import css from "./composer.module.css";
import { composer_key } from "./composer_keys.ts";
import { KindPicker } from "./kind_picker.tsx";
import { MentionList } from "./mention_list.tsx";
import { option_id, SuggestionList } from "./suggestion_list.tsx";
import { Tray } from "./tray.tsx";
import tray_css from "./tray.module.css";
import { useTray } from "./trays.ts";
import { useDraft } from "./use_draft.ts";
import { useCannedReplies } from "./use_canned_replies.ts";
import { useDrop } from "./use_drop.ts";
import { useMentions } from "./use_mentions.ts";

const MAX_LENGTH = 8_000;

export function Composer({ conversation, visitor_name }: { conversation: Conversation; visitor_name: string }) {
  const words = useWords();
  const client = useClient();
  const { id } = conversation;
  const [draft, write_draft] = useDraft(id);
  const is_offline = useAgentState((state) => state.status === "reconnecting" || state.status === "unreachable");
  const is_touch = useMedia("(pointer: coarse)");
  const textarea = useRef<HTMLTextAreaElement>(null);
  const { body, kind } = draft;
  const { tray, items } = useTray(id);
  const quote = useChosenQuote(id);
  const [is_waiting, set_waiting] = useState(false);
  const surplus = Array.from(body.trim()).length - MAX_LENGTH;
  const is_uploading = items.some(({ state }) => state === "waiting" || state === "sending");
  const has_failed = items.some(({ state }) => state === "failed");
  const can_send = (body.trim() !== "" || items.length > 0) && surplus <= 0 && !has_failed;

  const change = (next: { body?: string; kind?: MessageKind }): void => {
    const changed = { ...draft, ...next };
    write_draft(changed);
    // Visitors are not to learn that a note about them is being written.
    client.set_typing(id, changed.kind === "reply" && changed.body.trim() !== "");
  };

  useEffect(() => () => client.set_typing(id, false), [client, id]);

  const write = (as: MessageKind): void => {
    if (as === "reply" && quote?.kind === "note") drop_quote(id);
    change({ kind: as });
    textarea.current?.focus();
  };
  useShortcuts({ r: () => write("reply"), n: () => write("note") });

  // A visitor is not to be answered with what only the team may read.
  const take_up = useEffectEvent(() => {
    if (quote !== null) write(quote.kind === "note" ? "note" : kind);
  });
  useEffect(() => take_up(), [quote]);

  const post = (): void => {
    client.send(id, body.trim(), kind, {
      attachments: tray.take() ?? [],
      quote: quote ?? undefined,
      mentions: mentions.mentioned_in(body),
    });
    drop_quote(id);
    change({ body: "" });
    client.clear_draft(id, kind);
    set_waiting(false);
    textarea.current?.focus();
  };
  /** With files still going up it waits for them; the text stays in the box until then. */
  const send = (): void => {
    if (!can_send) return;
    if (is_uploading) set_waiting(!is_waiting);
    else post();
  };
  // What was typed meanwhile goes along, so it is this render's `post` that counts.
  const settle = useEffectEvent(() => {
    if (has_failed || items.length === 0) set_waiting(false);
    else post();
  });
  useEffect(() => {
    if (is_waiting && !is_uploading) settle();
  }, [is_waiting, is_uploading]);

  const add = (files: File[]): void => {
    const surplus_files = tray.add(files);
    if (surplus_files > 0) tell(words.files.too_many(surplus_files));
    textarea.current?.focus();
  };
  const { is_over, handlers } = useDrop(add);

  const canned = useCannedReplies(conversation, textarea, (text) => change({ body: text }));
  const mentions = useMentions(textarea, (text) => change({ body: text }));
  const picker = canned.picker ?? mentions.picker;
  const on_key_down = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (canned.on_key_down(event) || mentions.on_key_down(event)) return;
    const meant = composer_key(event.nativeEvent, is_touch);
    if (meant === null) return;
    event.preventDefault();
    if (meant === "send") send();
    else event.currentTarget.blur();
  };

  const placeholder =
    kind === "reply" ? words.composer.reply_placeholder(visitor_name) : words.composer.note_placeholder;
  return (
    <form
      className={class_names(css.composer, kind === "note" && css.note, is_over && tray_css.dropping)}
      {...handlers}
      aria-label={words.composer.label}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <KindPicker kind={kind} choose={write} />
      {quote !== null && (
        <div className={css.quote}>
          <Quoted quote={quote} visitor_name={visitor_name} />
          <IconButton icon="close" label={words.message.unquote} onClick={() => drop_quote(id)} />
        </div>
      )}
      {canned.picker !== null && (
        <SuggestionList
          picker={canned.picker}
          label={words.canned_replies.pick}
          row={({ short_code, body: text }) => (
            <>
              <b>/{short_code}</b>
              <span dir="auto">{text}</span>
            </>
          )}
        />
      )}
      <MentionList picker={mentions.picker} />
      {/* The twin repeats the text and so gives the box its height. */}
      <div className={css.grow} data-text={body}>
        <textarea
          ref={textarea}
          rows={1}
          dir={body === "" ? undefined : "auto"} // while it is empty, the placeholder goes as the page does
          value={body}
          aria-label={placeholder}
          placeholder={placeholder}
          enterKeyHint={is_touch ? "enter" : "send"}
          aria-autocomplete="list"
          aria-controls={picker?.list_id}
          aria-activedescendant={picker === null ? undefined : option_id(picker.list_id, picker.active)}
          onChange={(event) => {
            change({ body: event.target.value });
            canned.look(event.target);
            mentions.look(event.target);
          }}
          onKeyDown={on_key_down}
          onBlur={() => {
            client.set_typing(id, false);
            canned.close();
            mentions.close();
          }}
        />
      </div>
      {items.length > 0 && <Tray tray={tray} items={items} />}
      <div className={css.foot}>
        <AttachButton add={add} />
        <span className={class_names(css.hint, surplus > 0 && css.wrong)} role="status">
          {hint()}
        </span>
        <Button look="primary" type="submit" aria-disabled={!can_send}>
          {is_waiting ? words.files.wait : kind === "reply" ? words.composer.send : words.composer.add_note}
        </Button>
      </div>
    </form>
  );

  function hint(): string {
    if (surplus > 0) return words.composer.too_long(surplus);
    if (is_waiting) return words.files.waiting;
    if (is_offline) return words.message.offline;
    if (conversation.status === "resolved" && kind === "reply" && body !== "") return words.composer.to_resolved;
    return is_touch ? "" : words.composer.hint;
  }
}
