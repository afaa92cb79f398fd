/** Where the visitor is. Of the query only what marks a campaign leaves the browser, of the fragment nothing. */
export function page_url(): string {
  const { protocol, host, pathname, search } = location;
  const marks = [...new URLSearchParams(search)].filter(([name]) => name.startsWith("utm_"));
  const query = new URLSearchParams(marks).toString();
  return `${protocol}//${host}${pathname}${query && "?"}${query}`.slice(0, 2000);
}
