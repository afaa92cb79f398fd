import type { Attachment } from "@chatting/client";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";

import { IconButton } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { useLanguage } from "../words/index.tsx";
import css from "./lightbox.module.css";
import { useFileLink, useThumbnail } from "./links.ts";

const SCALES = [1, 1.5, 2, 3, 4, 6];

/** Pictures as large as the screen, and larger. The browser's dialog holds the focus, and gives it back. */
export function Lightbox({ images, first, on_close }: { images: Attachment[]; first: number; on_close: () => void }) {
  const { words } = useLanguage();
  const [place, set_place] = useState(first);
  const [zoom, set_zoom] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const image = images[place];
  useEffect(() => dialog.current?.showModal(), []);
  if (image === undefined) return null;

  const go = (step: number): void => {
    set_place((place + step + images.length) % images.length);
    set_zoom(0);
  };
  const scale_by = (step: number): void => set_zoom(Math.max(0, Math.min(SCALES.length - 1, zoom + step)));
  const on_key_down = (event: KeyboardEvent): void => {
    const is_rtl = document.dir === "rtl";
    if (event.key === "+" || event.key === "=") scale_by(1);
    else if (event.key === "-") scale_by(-1);
    else if (event.key === "0") set_zoom(0);
    else if (event.key === "ArrowRight" && zoom === 0 && images.length > 1) go(is_rtl ? -1 : 1);
    else if (event.key === "ArrowLeft" && zoom === 0 && images.length > 1) go(is_rtl ? 1 : -1);
    else return;
    event.preventDefault();
  };

  const title = image.alt || image.name;
  return (
    <dialog ref={dialog} className={css.lightbox} aria-label={title} onClose={on_close} onKeyDown={on_key_down}>
      <header className={css.bar}>
        <bdi className={css.title}>{title}</bdi>
        {images.length > 1 && <span className={css.count}>{words.files.place(place + 1, images.length)}</span>}
        <IconButton icon="zoom_out" label={words.files.zoom_out} disabled={zoom === 0} onClick={() => scale_by(-1)} />
        <IconButton
          icon="zoom_in"
          label={words.files.zoom_in}
          disabled={zoom === SCALES.length - 1}
          onClick={() => scale_by(1)}
        />
        <Download image={image} />
        <IconButton icon="close" label={words.actions.close} onClick={() => dialog.current?.close()} />
      </header>
      <Picture
        key={image.id}
        image={image}
        scale={SCALES[zoom] ?? 1}
        toggle={() => set_zoom(zoom === 0 ? 2 : 0)}
        leave={() => dialog.current?.close()}
      />
      {images.length > 1 && (
        <>
          <IconButton className={css.previous} icon="back" label={words.files.previous} onClick={() => go(-1)} />
          <IconButton className={css.next} icon="back" label={words.files.next} onClick={() => go(1)} />
        </>
      )}
    </dialog>
  );
}

function Download({ image }: { image: Attachment }) {
  const { words } = useLanguage();
  const link = useFileLink(image.id);
  return (
    <a
      className={css.download}
      href={link?.download_url}
      download
      title={words.files.download_image}
      aria-label={words.files.download_image}
    >
      <Icon name="download" />
    </a>
  );
}

/** Larger than its frame it is moved by scrolling, which mouse, finger and keys can do already. */
function Picture({
  image,
  scale,
  toggle,
  leave,
}: {
  image: Attachment;
  scale: number;
  toggle: () => void;
  leave: () => void;
}) {
  const link = useFileLink(image.id);
  const { src: small } = useThumbnail(image.id);
  const [src, set_src] = useState<string | null>(null);
  useEffect(() => set_src((before) => before ?? link?.url ?? null), [link]);
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    element.scrollLeft = (element.scrollWidth - element.clientWidth) / 2;
    element.scrollTop = (element.scrollHeight - element.clientHeight) / 2;
  }, [scale]);

  return (
    <div
      ref={frame}
      className={css.frame}
      tabIndex={scale > 1 ? 0 : -1}
      onClick={(event) => event.target === event.currentTarget && leave()}
    >
      <img
        src={src ?? small ?? undefined}
        alt={image.alt || image.name}
        style={{
          width: `min(${scale * 100}%, ${scale} * (100dvh - 72px) * ${(image.width ?? 1) / (image.height ?? 1)})`,
          maxWidth: scale === 1 ? Math.max(image.width ?? 0, 320) : "none",
          aspectRatio: `${image.width ?? 1} / ${image.height ?? 1}`,
          cursor: scale === 1 ? "zoom-in" : "zoom-out",
        }}
        onClick={toggle}
      />
    </div>
  );
}
