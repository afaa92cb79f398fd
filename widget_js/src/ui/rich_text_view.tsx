import type { ComponentChildren } from "preact";
import { parse_rich_text, type RichPiece } from "@chatting/client";

export function RichText({ text }: { text: string }) {
  return <>{parse_rich_text(text).map(shown)}</>;
}

function shown(piece: RichPiece): ComponentChildren {
  switch (piece.type) {
    case "text":
      return piece.text;
    case "code":
      return <code>{piece.text}</code>;
    case "strong":
      return <strong>{piece.pieces.map(shown)}</strong>;
    case "em":
      return <em>{piece.pieces.map(shown)}</em>;
    case "link":
      return (
        <a href={piece.href} target="_blank" rel="noopener noreferrer nofollow ugc">
          {piece.pieces.map(shown)}
        </a>
      );
  }
}
