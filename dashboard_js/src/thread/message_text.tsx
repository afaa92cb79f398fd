import { parse_rich_text, type RichPiece } from "@chatting/client";
import { memo, type ReactNode } from "react";

/** The same little markup that the visitor's widget shows. Nothing in it can become anything else. */
export const MessageText = memo(function MessageText({ text }: { text: string }) {
  return shown(parse_rich_text(text));
});

function shown(pieces: RichPiece[]): ReactNode[] {
  return pieces.map((piece, at) => {
    switch (piece.type) {
      case "text":
        return piece.text;
      case "code":
        return <code key={at}>{piece.text}</code>;
      case "strong":
        return <strong key={at}>{shown(piece.pieces)}</strong>;
      case "em":
        return <em key={at}>{shown(piece.pieces)}</em>;
      case "link":
        return (
          <a key={at} href={piece.href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {shown(piece.pieces)}
          </a>
        );
    }
  });
}
