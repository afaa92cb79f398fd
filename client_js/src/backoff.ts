const SHORTEST_MS = 500;
const LONGEST_MS = 10_000;
const SPREAD_MS = 5_000;

/** How long to wait before another try. The spread keeps clients that were cut off together from returning together. */
export function retry_delay(attempt: number, retry_after: number | null): number {
  if (retry_after !== null) return retry_after * 1000 + Math.random() * Math.min(retry_after * 500, SPREAD_MS);
  const longest = Math.min(LONGEST_MS, 2 * SHORTEST_MS * 2 ** attempt);
  return SHORTEST_MS + Math.random() * (longest - SHORTEST_MS);
}
