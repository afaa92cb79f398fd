import type { Attachment } from "@chatting/client";
import { useEffect, useRef, useState } from "preact/hooks";
import { useLocale } from "../../ui/context.ts";
import { more } from "../more_locale.ts";
import { useLink, usePicture } from "./access.ts";
import { Icon } from "./icons.tsx";

const SCALES = [1, 1.5, 2, 3, 4];

/** Pictures as large as the page, and larger. The browser's dialog holds the focus, and gives it back. */
export function Lightbox({ images, first, close }: { images: Attachment[]; first: number; close: () => void }) {
  const { direction } = useLocale();
  const [place, set_place] = useState(first);
  const [zoom, set_zoom] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const image = images[place] ?? images[0];
  useEffect(() => dialog.current?.showModal(), []);
  if (!image) return null;

  const go = (step: number): void => {
    set_place((place + step + images.length) % images.length);
    set_zoom(0);
  };
  const scale_by = (step: number): void => set_zoom(Math.max(0, Math.min(SCALES.length - 1, zoom + step)));
  const on_key = (event: KeyboardEvent): void => {
    event.stopPropagation(); // Escape is for the picture, not for the panel.
    const forward = direction === "rtl" ? -1 : 1;
    const acts: Record<string, () => void> = {
      "+": () => scale_by(1),
      "=": () => scale_by(1),
      "-": () => scale_by(-1),
      ...(zoom === 0 && images.length > 1 ? { ArrowRight: () => go(forward), ArrowLeft: () => go(-forward) } : {}),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  const title = image.alt || image.name;
  return (
    <dialog ref={dialog} class="lightbox" aria-label={title} onClose={close} onKeyDown={on_key}>
      <header>
        <bdi>{title}</bdi>
        <Tool name="minus" says="zoom_out" off={zoom === 0} act={() => scale_by(-1)} />
        <Tool name="plus" says="zoom_in" off={zoom === SCALES.length - 1} act={() => scale_by(1)} />
        <Download id={image.id} />
        <Tool name="close" says="close_image" act={() => dialog.current?.close()} />
      </header>
      <Picture
        key={image.id}
        image={image}
        scale={SCALES[zoom] ?? 1}
        toggle={() => set_zoom(zoom ? 0 : 2)}
        leave={() => dialog.current?.close()}
      />
      {images.length > 1 && (
        <nav>
          <Tool name="back" says="previous_image" act={() => go(-1)} />
          <Tool name="back" says="next_image" act={() => go(1)} />
        </nav>
      )}
    </dialog>
  );
}

interface ToolProps {
  name: "minus" | "plus" | "close" | "back";
  says: "zoom_in" | "zoom_out" | "close_image" | "previous_image" | "next_image";
  act: () => void;
  off?: boolean;
}

function Tool({ name, says, act, off = false }: ToolProps) {
  return (
    <button type="button" class={says} disabled={off} aria-label={more.say(says)} onClick={act}>
      <Icon name={name} />
    </button>
  );
}

function Download({ id }: { id: string }) {
  return (
    <a href={useLink(id)?.download_url} download target="_blank" rel="noopener" aria-label={more.say("download_image")}>
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
  const small = usePicture(image.id, "thumbnail_url");
  const { src, failed } = usePicture(image.id, "url");
  const frame = useRef<HTMLDivElement>(null);
  const ratio = (image.width ?? 1) / (image.height ?? 1);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    element.scrollLeft = (element.scrollWidth - element.clientWidth) / 2;
    element.scrollTop = (element.scrollHeight - element.clientHeight) / 2;
  }, [scale]);
  return (
    <div
      ref={frame}
      class="frame"
      tabIndex={scale > 1 ? 0 : -1}
      onClick={(event) => {
        if (event.target === event.currentTarget) leave();
      }}
    >
      <img
        src={src ?? small.src}
        alt={image.alt || image.name}
        class={scale > 1 ? "large" : ""}
        style={{ width: `min(${scale * 100}%, ${scale} * (100vh - 72px) * ${ratio})`, aspectRatio: String(ratio) }}
        onClick={toggle}
        onError={failed}
      />
    </div>
  );
}
