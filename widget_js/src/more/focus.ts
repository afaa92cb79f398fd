/** Tab goes round inside the panel. */
export function keep_focus_inside(panel: HTMLElement, event: KeyboardEvent): void {
  const stops = [
    ...panel.querySelectorAll<HTMLElement>("a[href],button:not(:disabled),textarea:not(:disabled),[tabindex='0']"),
  ];
  const first = stops[0];
  const last = stops[stops.length - 1];
  const at = (panel.getRootNode() as ShadowRoot).activeElement;
  if (event.shiftKey ? at === first || at === panel : at === last) {
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }
}
