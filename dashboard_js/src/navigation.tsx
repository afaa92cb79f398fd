import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from "react";

import { route_of, url_of, type Route } from "./router.ts";

const listeners = new Set<() => void>();
let current = route_of(location.pathname, location.search);

window.addEventListener("popstate", arrive);

function arrive(): void {
  current = route_of(location.pathname, location.search);
  for (const listener of listeners) listener();
}

export function go(route: Route, how: "push" | "replace" = "push"): void {
  const url = url_of(route);
  if (url === location.pathname + location.search) return;
  if (how === "push") history.pushState(null, "", url);
  else history.replaceState(null, "", url);
  arrive();
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, () => current);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { to: Route };

/** A real link: the browser keeps its ways of opening it elsewhere, a plain click stays in the page. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return <a {...rest} href={url_of(to)} onClick={follow} />;
}
