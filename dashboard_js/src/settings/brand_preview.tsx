import { label_on } from "@chatting/client";
import type { CSSProperties } from "react";

import { Icon } from "../ui/icon.tsx";
import { useWords } from "../words/index.tsx";
import css from "./brand.module.css";

interface BrandPreviewProps {
  name: string;
  color: string;
  greeting: string;
}

/** The panel and the launcher in small. */
export function BrandPreview({ name, color, greeting }: BrandPreviewProps) {
  const words = useWords();
  const style = { "--brand": color, "--on-brand": label_on(color) } as CSSProperties;
  return (
    <figure className={css.preview} style={style} aria-label={words.brand.preview}>
      <div className={css.panel}>
        <b dir="auto">{name}</b>
        <p className={css.greeting} dir="auto">
          {greeting || words.brand.our_greeting}
        </p>
        <p className={css.bubble}>{words.brand.example}</p>
      </div>
      <span className={css.launcher}>
        <Icon name="speech" size={24} />
      </span>
    </figure>
  );
}
