import type { Label } from "@chatting/client";
import type { ReactNode } from "react";

import { class_names } from "../ui/class_names.ts";
import css from "./labels.module.css";

type Colour = Label["colour"];

/** A label as it is shown: the word can be read whatever the colour. */
export function LabelChip({ label, children }: { label: Label; children?: ReactNode }) {
  return (
    <span className={css.chip} title={label.name}>
      <LabelDot colour={label.colour} />
      <span className={css.name} dir="auto">
        {label.name}
      </span>
      {children}
    </span>
  );
}

export function LabelDot({ colour }: { colour: Colour }) {
  return <span className={class_names(css.dot, css[colour])} aria-hidden="true" />;
}
