/** Constructable sheets need no style-src; where they are missing, a style element with the loader's nonce does. */
export function adopt(root: ShadowRoot, text: string, nonce: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    const style = document.createElement("style");
    style.nonce = nonce;
    style.textContent = text;
    root.append(style);
  }
}
