import type { Rating } from "@chatting/client";

import type { Block } from "./thread_blocks.ts";

export interface RatingBlock {
  type: "rating";
  key: string;
  rating: Rating;
}

/** The rating stands behind what had been said when it was given. */
export function with_rating(blocks: Block[], rating: Rating | null): (Block | RatingBlock)[] {
  if (rating === null) return blocks;
  const later = blocks.findIndex((block) => begins_at(block) > rating.rated_at);
  const at = later === -1 ? blocks.length : later;
  return [...blocks.slice(0, at), { type: "rating", key: "rating", rating }, ...blocks.slice(at)];
}

function begins_at(block: Block): string {
  return block.type !== "group" ? block.at : (block.entries[0]?.message.created_at ?? "");
}
