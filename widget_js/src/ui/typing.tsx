import type { Author } from "@chatting/client";
import { Avatar } from "./avatar.tsx";
import { useLocale } from "./context.ts";

export function Typing({ authors }: { authors: Author[] }) {
  const locale = useLocale();
  const author = authors[0];
  if (!author) return null;
  const name = author.name ?? locale.say("team");
  return (
    <div class="group typing">
      <Avatar name={name} />
      <div class="bubble">
        <span class="hidden">{locale.say("is_typing", { name })}</span>
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}
