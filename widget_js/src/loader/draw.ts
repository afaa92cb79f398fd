/**
 * Draws with DOM calls: a page with Trusted Types accepts nothing else. By attributes, because not every browser
 * reflects the aria properties.
 */
export function draw<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string>,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name] as string);
  return element;
}
