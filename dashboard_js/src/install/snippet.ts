/** What a website pastes. The key is the server's own and needs no escaping, but is not trusted to. */
export function snippet_for(origin: string, site_key: string): string {
  return `<script async src="${escaped(origin)}/w/v1/loader.js"\n  data-key="${escaped(site_key)}"></script>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
