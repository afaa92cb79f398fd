import { avatar_url } from "@chatting/client";
import { useState } from "react";

import css from "./avatar.module.css";
import { Icon } from "./icon.tsx";

interface AvatarProps {
  /** The same id always has the same colour. */
  id: string;
  /** Null for somebody nameless: a figure instead of letters. */
  name: string | null;
  /** Of a picture of theirs; letters stand in for it until it is loaded. */
  avatar_id?: string | null | undefined;
  size?: number;
  is_online?: boolean;
}

/** Decoration: the name always stands beside it or in a label. */
export function Avatar({ id, name, avatar_id, size = 32, is_online = false }: AvatarProps) {
  const style = { "--hue": hue_of(id), "--size": `${size}px` } as React.CSSProperties;
  return (
    <span
      className={css.avatar}
      style={style}
      data-initials={name === null ? "" : initials_of(name)}
      aria-hidden="true"
    >
      {name === null && <Icon name="mine" size={Math.round(size * 0.6)} />}
      {avatar_id && <Picture key={avatar_id} src={avatar_url("", avatar_id, size > 64 ? "large" : "small")} />}
      {is_online && <span className={css.online} />}
    </span>
  );
}

/** One that is gone meanwhile leaves the letters. */
function Picture({ src }: { src: string }) {
  const [is_there, set_there] = useState(true);
  return is_there && <img src={src} alt="" className={css.picture} onError={() => set_there(false)} />;
}

export function initials_of(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .map((word) => Array.from(word)[0] ?? "");
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.join("").toLocaleUpperCase();
}

function hue_of(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 3600;
  return (sum % 12) * 30;
}
