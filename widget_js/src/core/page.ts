import type { Page } from "@chatting/client";

/** Where the visitor is, without the fragment, which may hold what is nobody's business. */
export function current_page(): Page {
  return { url: location.href.split("#", 1).join(""), title: document.title };
}
