/** Where the picture of an agent is: of 128 pixels square, or of 512. */
export function avatar_url(server: string, avatar_id: string, size: "small" | "large" = "small"): string {
  return `${server}/v1/avatars/${avatar_id}?size=${size}`;
}
