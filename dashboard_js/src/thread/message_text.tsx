import { parse_rich_text, type RichPiece } from "@chatting/client";
import { memo, type ReactNode } from "react";

import { useAgentState } from "../session.tsx";
import { split_by_names } from "./names.ts";

/** The same little markup that the visitor's widget shows. Nothing in it can become anything else. */
export const MessageText = memo(function MessageText({ text, mentions }: { text: string; mentions: string[] }) {
  const agents = useAgentState((state) => state.agents);
  const names = mentions.flatMap((id) => agents[id]?.agent.name ?? []);
  return shown(parse_rich_text(text), names);
});

function shown(pieces: RichPiece[], names: string[]): ReactNode[] {
  return pieces.map((piece, at) => {
    switch (piece.type) {
      case "text":
        return split_by_names(piece.text, names).map((part, place) =>
          part.name === null ? part.text : <mark key={`${at}-${place}`}>{part.text}</mark>,
        );
      case "code":
        return <code key={at}>{piece.text}</code>;
      case "strong":
        return <strong key={at}>{shown(piece.pieces, names)}</strong>;
      case "em":
        return <em key={at}>{shown(piece.pieces, names)}</em>;
      case "link":
        return (
          <a key={at} href={piece.href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {shown(piece.pieces, names)}
          </a>
        );
    }
  });
}
