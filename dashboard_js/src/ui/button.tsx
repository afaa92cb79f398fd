import type { ButtonHTMLAttributes } from "react";

import css from "./button.module.css";
import { class_names } from "./class_names.ts";
import { Icon, type IconName } from "./icon.tsx";

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: "plain" | "primary" | "quiet" | "danger";
  icon?: IconName;
  ref?: React.Ref<HTMLButtonElement>;
};

export function Button({ look = "plain", icon, children, className, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={class_names(css.button, css[look], className)}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  );
}

type IconButtonProps = Omit<ButtonProps, "children" | "look"> & { icon: IconName; label: string };

export function IconButton({ icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      className={class_names(css.icon_button, className)}
    >
      <Icon name={icon} />
    </button>
  );
}
