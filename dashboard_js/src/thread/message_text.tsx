import { memo } from "react";

import { pieces_of } from "./links.ts";

export const MessageText = memo(function MessageText({ text }: { text: string }) {
  return pieces_of(text).map(({ text: words, href }, at) =>
    href === null ? (
      words
    ) : (
      <a key={at} href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
        {words}
      </a>
    ),
  );
});
