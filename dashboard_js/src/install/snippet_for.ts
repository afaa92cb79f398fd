import { label_on, type Site } from "@chatting/client";

/**
 * What a website pastes. The key is the server's own and needs no escaping, but is not trusted to. The style gives the
 * launcher the site's colour from the first moment; without it, it comes with the chat itself. A workspace that shows who
 * is on its sites wants the chat to connect before somebody acts.
 */
export function snippet_for(
  origin: string,
  { key, brand_color: color }: Pick<Site, "key" | "brand_color">,
  is_live: boolean,
): string {
  const live = is_live ? ' data-live="yes"' : "";
  const script = `<script async src="${escaped(origin)}/w/v1/loader.js"\n  data-key="${escaped(key)}"${live}></script>`;
  if (color === null) return script;
  return `${script}\n<style>:root { --chatting-color: ${escaped(color)}; --chatting-label: ${label_on(color)} }</style>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
