import type { Attachment } from "@chatting/client";
import { useState } from "react";

import { class_names } from "../ui/class_names.ts";
import { useLanguage } from "../words/index.tsx";
import css from "./attachments.module.css";
import { FileCard } from "./file_card.tsx";
import { useThumbnail } from "./links.ts";
import { Lightbox } from "./lightbox.tsx";
import { is_image, shown_size } from "./sizes.ts";

/** The files of a message: pictures first, side by side, then the others as cards. */
export function Attachments({ attachments, is_sent }: { attachments: Attachment[]; is_sent: boolean }) {
  const [opened, set_opened] = useState<number | null>(null);
  const images = attachments.filter(is_image);
  const others = attachments.filter((file) => !is_image(file));
  return (
    <>
      {images.length > 0 && (
        <ul className={class_names(css.images, images.length > 1 && css.several)}>
          {images.map((image, place) => (
            <li key={image.id}>
              <Thumbnail image={image} open={() => set_opened(place)} is_sent={is_sent} />
            </li>
          ))}
        </ul>
      )}
      {others.map((file) => (
        <FileCard key={file.id} file={file} />
      ))}
      {opened !== null && <Lightbox images={images} first={opened} on_close={() => set_opened(null)} />}
    </>
  );
}

function Thumbnail({ image, open, is_sent }: { image: Attachment; open: () => void; is_sent: boolean }) {
  const { words } = useLanguage();
  const { src, failed } = useThumbnail(image.id);
  const { width, height } = shown_size(image);
  const shows = image.alt || image.name;
  return (
    <button
      type="button"
      className={css.thumbnail}
      style={{ width, aspectRatio: `${width} / ${height}` }}
      aria-label={words.files.open_image(shows)}
      aria-busy={!is_sent}
      onClick={open}
    >
      {src !== null && <img src={src} alt={shows} width={width} height={height} onError={failed} loading="lazy" />}
    </button>
  );
}
