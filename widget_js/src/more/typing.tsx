import type { Author } from "@chatting/client";
import { Avatar } from "../ui/avatar.tsx";
import { useSurroundings } from "../ui/context.ts";
import { more } from "./more_locale.ts";

export function Typing({ authors }: { authors: Author[] }) {
  const { locale } = useSurroundings();
  const author = authors[0];
  if (!author) return null;
  const name = author.name ?? locale.say("team");
  return (
    <div class="group typing">
      <Avatar name={name} avatar_id={author.avatar_id} />
      <div class="bubble">
        <span class="hidden">{more.say("is_typing", { name })}</span>
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}
