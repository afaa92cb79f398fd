import { Link } from "../navigation.tsx";
import type { Route } from "../router.ts";
import { capped } from "../ui/capped.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import { useLanguage } from "../words/index.tsx";
import css from "./nav.module.css";

interface NavLinkProps {
  to: Route;
  icon: IconName;
  label: string;
  /** The label with soft hyphens, where it is long for a phone. */
  hyphenated?: string;
  is_current: boolean;
  /** How many are open, as far as anybody counts. */
  count?: number;
}

export function NavLink({ to, icon, label, hyphenated = label, is_current, count = 0 }: NavLinkProps) {
  const { words, locale } = useLanguage();
  // Where there is no room for words, they still have to be its name.
  const name = count > 0 ? `${label}, ${words.list.open_count(count)}` : label;
  return (
    <Link to={to} className={css.link} aria-current={is_current ? "page" : undefined} aria-label={name} title={label}>
      <Icon name={icon} size={18} />
      <span className={css.words}>{hyphenated}</span>
      {count > 0 && <span className={css.count}>{capped(count, words, locale)}</span>}
    </Link>
  );
}
