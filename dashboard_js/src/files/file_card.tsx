import type { Attachment } from "@chatting/client";

import { Icon } from "../ui/icon.tsx";
import { useLanguage } from "../words/index.tsx";
import css from "./attachments.module.css";
import { useFileLink } from "./links.ts";
import { extension_of, file_size } from "./sizes.ts";

export function FileCard({ file }: { file: Attachment }) {
  const { words, locale } = useLanguage();
  const link = useFileLink(file.id);
  const size = file_size(file.size, locale);
  return (
    <a className={css.card} href={link?.download_url} download aria-label={words.files.download(file.name, size)}>
      <span className={css.kind} aria-hidden="true">
        {extension_of(file.name)}
      </span>
      <span className={css.about}>
        <bdi className={css.name}>{file.name}</bdi>
        <span className={css.size}>{size}</span>
      </span>
      <Icon name="download" />
    </a>
  );
}
