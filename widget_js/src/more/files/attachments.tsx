import type { Attachment } from "@chatting/client";
import { useState } from "preact/hooks";
import { more } from "../more_locale.ts";
import { useLink, usePicture } from "./access.ts";
import { Icon } from "./icons.tsx";
import { Lightbox } from "./lightbox.tsx";

const WIDEST = 230;
const SMALLEST = 48;

/** The files of a message: pictures, and cards for all others. */
export function Attachments({ attachments }: { attachments: Attachment[] }) {
  const [opened, open] = useState<number | null>(null);
  const images = attachments.filter((file) => file.has_thumbnail);
  return (
    <span class="files">
      {images.map((image, place) => (
        <Thumbnail key={image.id} image={image} open={() => open(place)} />
      ))}
      {attachments
        .filter((file) => !file.has_thumbnail)
        .map((file) => (
          <Card key={file.id} file={file} />
        ))}
      {opened !== null && <Lightbox images={images} first={opened} close={() => open(null)} />}
    </span>
  );
}

function Thumbnail({ image, open }: { image: Attachment; open: () => void }) {
  const { src, failed } = usePicture(image.id, "thumbnail_url");
  const { width, height } = shown_size(image);
  const shows = image.alt || image.name;
  return (
    <button type="button" class="thumbnail" aria-label={more.say("open_image", { name: shows })} onClick={open}>
      <img src={src} alt={shows} width={width} height={height} loading="lazy" onError={failed} />
    </button>
  );
}

/** Known before the picture is loaded, so that nothing jumps. */
function shown_size({ width, height }: Attachment): { width: number; height: number } {
  const [w, h] = [width ?? WIDEST, height ?? WIDEST];
  const scale = Math.min(1, WIDEST / w, WIDEST / h);
  return { width: Math.max(SMALLEST, Math.round(w * scale)), height: Math.max(SMALLEST, Math.round(h * scale)) };
}

function Card({ file }: { file: Attachment }) {
  const link = useLink(file.id);
  const size = size_of(file.size);
  return (
    <a
      class="card"
      href={link?.download_url}
      download
      target="_blank"
      rel="noopener"
      aria-label={more.say("download", { name: file.name, size })}
    >
      <Icon name="download" />
      <span>
        <bdi>{file.name}</bdi>
        <small>{size}</small>
      </span>
    </a>
  );
}

function size_of(bytes: number): string {
  const step = bytes < 1_000_000 ? { by: 1000, unit: "kilobyte" } : { by: 1_000_000, unit: "megabyte" };
  const format = new Intl.NumberFormat(more.tag, { style: "unit", unit: step.unit, maximumFractionDigits: 1 });
  return format.format(Math.max(0.1, bytes / step.by));
}
