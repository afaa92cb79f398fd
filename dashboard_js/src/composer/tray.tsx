import { is_final, type TrayItem, type UploadTray } from "@chatting/client";
import { useRef } from "react";

import { extension_of, file_size } from "../files/sizes.ts";
import { IconButton } from "../ui/button.tsx";
import { class_names } from "../ui/class_names.ts";
import { useClient } from "../session.tsx";
import { useLanguage } from "../words/index.tsx";
import css from "./tray.module.css";

/** What was chosen and not yet sent. */
export function Tray({ tray, items }: { tray: UploadTray; items: TrayItem[] }) {
  const { words } = useLanguage();
  const list = useRef<HTMLUListElement>(null);

  const remove = (key: string): void => {
    tray.remove(key);
    const next =
      list.current?.querySelector<HTMLElement>("button") ?? list.current?.closest("form")?.querySelector("textarea");
    next?.focus();
  };

  return (
    <ul ref={list} className={css.tray} aria-label={words.files.chosen}>
      {items.map((item) => (
        <Item key={item.key} item={item} retry={() => tray.retry(item.key)} remove={() => remove(item.key)} />
      ))}
    </ul>
  );
}

function Item({ item, retry, remove }: { item: TrayItem; retry: () => void; remove: () => void }) {
  const { words, locale } = useLanguage();
  const { file, preview, state, progress, error } = item;
  return (
    <li className={class_names(css.item, state === "failed" && css.failed)}>
      {preview ? (
        <img src={preview} alt="" className={css.preview} />
      ) : (
        <span className={css.kind} aria-hidden="true">
          {extension_of(file.name)}
        </span>
      )}
      <span className={css.about}>
        <bdi className={css.name}>{file.name}</bdi>
        {state === "failed" ? (
          <span role="alert" className={css.why}>
            {error === null ? words.message.failed : words.error[error.code]}
          </span>
        ) : (
          <span className={css.meta}>{file_size(file.size, locale)}</span>
        )}
        {(state === "sending" || state === "waiting") && (
          <progress className={css.progress} max={1} value={progress} aria-label={words.files.uploading(file.name)} />
        )}
        {state === "ready" && preview && <Alt item={item} />}
      </span>
      {state === "failed" && error !== null && !is_final(error) && (
        <IconButton icon="reopen" label={words.files.retry(file.name)} onClick={retry} />
      )}
      <IconButton icon="close" label={words.files.remove(file.name)} onClick={remove} />
    </li>
  );
}

/** Kept when the field is left. Nobody has to; the name stands in for it. */
function Alt({ item: { attachment } }: { item: TrayItem }) {
  const { words } = useLanguage();
  const client = useClient();
  if (attachment === null) return null;
  return (
    <input
      className={css.alt}
      dir="auto"
      maxLength={1000}
      defaultValue={attachment.alt}
      placeholder={words.files.alt}
      aria-label={words.files.alt}
      onBlur={(event) => {
        const alt = event.target.value.trim();
        attachment.alt = alt;
        void client.call("describe_file", { file_id: attachment.id, alt }).catch(() => undefined);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        event.currentTarget.blur();
      }}
    />
  );
}
