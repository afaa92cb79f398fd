import { class_names } from "./class_names.ts";
import { Icon, type IconName } from "./icon.tsx";
import css from "./status_mark.module.css";

/** A word about how things stand, with a shape beside the colour. */
export function StatusMark({ tone, icon, text }: { tone: "ok" | "warn" | "plain"; icon?: IconName; text: string }) {
  return (
    <span className={class_names(css.mark, css[tone])}>
      {icon !== undefined && <Icon name={icon} size={14} />}
      {text}
    </span>
  );
}
