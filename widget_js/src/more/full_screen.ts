/** Keeps the page behind from scrolling, and the panel as tall as what a phone's keyboard leaves. */
export function hold_page(panel: HTMLElement): () => void {
  const { style } = document.documentElement;
  const { overflow } = style;
  const viewport = window.visualViewport;
  const fit = (): void => {
    if (!viewport || viewport.scale !== 1) return;
    panel.style.setProperty("--height", `${viewport.height}px`);
    panel.style.setProperty("--top", `${viewport.offsetTop}px`);
  };
  style.overflow = "hidden";
  viewport?.addEventListener("resize", fit);
  viewport?.addEventListener("scroll", fit);
  fit();
  return () => {
    style.overflow = overflow;
    viewport?.removeEventListener("resize", fit);
    viewport?.removeEventListener("scroll", fit);
    panel.style.cssText = "";
  };
}
