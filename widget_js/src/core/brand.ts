import type { Brand } from "@chatting/client";

/** The site's colour, in place of what the page said of it. Without one the page's counts, or ours: see tokens.css. */
export function paint({ classList, style }: HTMLElement, brand: Brand | null | undefined): void {
  classList.toggle("branded", !!brand);
  style.setProperty("--chatting-color", brand ? brand.color : "");
  style.setProperty("--chatting-label", brand ? brand.label : "");
}
