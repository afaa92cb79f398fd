import { accepted_by, is_final, upload_file, UploadTray, type Attachment, type TrayItem } from "@chatting/client";
import { ChosenQuote } from "../quoting.tsx";
import { useEffect, useRef, useState } from "preact/hooks";
import { useSurroundings } from "../../ui/context.ts";
import { more } from "../more_locale.ts";
import type { ComposerFilesProps } from "../parts.ts";
import { kept_access } from "./access.ts";
import { Icon } from "./icons.tsx";
import { useDrop } from "./use_drop.ts";

const MOST = 10;

/** The button, and what was chosen by it, dropped or pasted. A send waits until all of it is there. */
export function ComposerFiles({ post, set_tray, is_refused }: ComposerFilesProps) {
  const around = useSurroundings();
  const [tray] = useState(
    () =>
      new UploadTray({
        upload: async (file, on_progress, signal) =>
          upload_file(await kept_access(around), file, { on_progress, signal }),
        rules: () => around.chat.state.uploads,
      }),
  );
  const [items, set_items] = useState(tray.items);
  const [is_waiting, set_waiting] = useState(false);
  const [left_out, set_left_out] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const has_failed = items.some(({ state }) => state === "failed");
  const is_ready = items.every(({ state }) => state === "ready");
  useEffect(() => tray.subscribe(() => set_items(tray.items)), [tray]);

  const finish = (): void => {
    set_waiting(false);
    post(tray.take() ?? []);
  };
  const send = (): void => {
    if (is_ready) finish();
    else if (!has_failed) set_waiting(!is_waiting);
  };
  // What was written meanwhile counts, so both are always the newest.
  const newest = useRef({ send, finish });
  newest.current = { send, finish };
  const has_files = items.length > 0;
  useEffect(() => set_tray(has_files ? { send: () => newest.current.send() } : null), [has_files, set_tray]);
  useEffect(() => {
    if (!is_waiting) return;
    if (has_failed || !has_files) set_waiting(false);
    else if (is_ready) newest.current.finish();
  }, [is_waiting, is_ready, has_failed, has_files]);
  useEffect(() => {
    if (!has_files) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [has_files]);

  const add = (files: Iterable<File>): void => set_left_out(tray.add(files));
  useDrop(input, add, is_refused);

  return (
    <>
      <ChosenQuote />
      {has_files && (
        <ul class="tray" aria-label={more.say("chosen_files")}>
          {items.map((item) => (
            <Chosen key={item.key} item={item} tray={tray} />
          ))}
        </ul>
      )}
      <p class="tray_note" role="status">
        {left_out > 0 ? more.say("too_many_files", { most: MOST }) : is_waiting && more.say("sends_when_uploaded")}
      </p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accepted_by(around.chat.state.uploads)}
        onChange={({ currentTarget }) => {
          add([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
      <button
        type="button"
        class="tool"
        disabled={is_refused}
        aria-label={more.say("attach")}
        title={more.say("attach")}
        onClick={() => input.current?.click()}
      >
        <Icon name="attach" />
      </button>
    </>
  );
}

function Chosen({ item, tray }: { item: TrayItem; tray: UploadTray }) {
  const { key, file, preview, state, progress, error } = item;
  const { name } = file;
  return (
    <li class={state}>
      {preview ? <img src={preview} alt="" /> : <Icon name="attach" />}
      <span>
        <bdi>{name}</bdi>
        {state === "failed" && <em role="alert">{reason_of(error?.code)}</em>}
        {(state === "sending" || state === "waiting") && (
          <progress max={1} value={progress} aria-label={more.say("uploading", { name })} />
        )}
        {preview && item.attachment && <Alt attachment={item.attachment} />}
      </span>
      {error && !is_final(error) && (
        <button type="button" aria-label={more.say("retry_file", { name })} onClick={() => tray.retry(key)}>
          <Icon name="again" />
        </button>
      )}
      <button type="button" aria-label={more.say("remove_file", { name })} onClick={() => tray.remove(key)}>
        <Icon name="close" />
      </button>
    </li>
  );
}

/** Kept when the field is left. Nobody has to; the name stands in for it. */
function Alt({ attachment }: { attachment: Attachment }) {
  const { chat } = useSurroundings();
  const describe = (alt: string): void => {
    attachment.alt = alt;
    void chat.call("describe_file", { file_id: attachment.id, alt }).catch(() => undefined);
  };
  return (
    <input
      dir="auto"
      maxLength={1000}
      placeholder={more.say("describe_image")}
      aria-label={more.say("describe_image")}
      onChange={({ currentTarget }) => describe(currentTarget.value.trim())}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        event.currentTarget.blur();
      }}
    />
  );
}

function reason_of(code: string | undefined): string {
  switch (code) {
    case "payload_too_large":
      return more.say("file_too_large");
    case "unsupported_file":
      return more.say("file_not_allowed");
    case "unreadable_file":
      return more.say("file_unreadable");
    default:
      return more.say("file_failed");
  }
}
