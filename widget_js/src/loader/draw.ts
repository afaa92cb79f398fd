/** Draws with DOM calls: a page with Trusted Types accepts nothing else. */
export const draw = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string>,
): HTMLElementTagNameMap[Tag] => set(document.createElement(tag), attributes);

/** By attributes, because not every browser reflects the aria properties. */
export function set<Kind extends Element>(element: Kind, attributes: Record<string, string>): Kind {
  for (const name in attributes) element.setAttribute(name, attributes[name] as string);
  return element;
}
