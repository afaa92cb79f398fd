import css from "./avatar.module.css";
import { Icon } from "./icon.tsx";

interface AvatarProps {
  /** The same id always has the same colour. */
  id: string;
  /** Null for somebody nameless: a figure instead of letters. */
  name: string | null;
  size?: number;
  is_online?: boolean;
}

/** Decoration: the name always stands beside it or in a label. */
export function Avatar({ id, name, size = 32, is_online = false }: AvatarProps) {
  const style = { "--hue": hue_of(id), "--size": `${size}px` } as React.CSSProperties;
  return (
    <span
      className={css.avatar}
      style={style}
      data-initials={name === null ? "" : initials_of(name)}
      aria-hidden="true"
    >
      {name === null && <Icon name="mine" size={Math.round(size * 0.6)} />}
      {is_online && <span className={css.online} />}
    </span>
  );
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
