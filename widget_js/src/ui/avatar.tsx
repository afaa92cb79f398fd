import { avatar_url } from "@chatting/client";
import { useSurroundings } from "./context.ts";

interface Props {
  name: string;
  is_online?: boolean | undefined;
  avatar_id?: string | null | undefined;
}

/** Letters, and their picture over them where there is one. */
export function Avatar({ name, is_online, avatar_id }: Props) {
  const { server } = useSurroundings();
  const initials = name
    .split(/\s+/, 2)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 32))
    .join("");
  return (
    <span class="avatar" aria-hidden="true">
      {initials.toLocaleUpperCase()}
      {avatar_id && <img src={avatar_url(server, avatar_id)} alt="" />}
      {is_online !== undefined && <i class={is_online ? "dot online" : "dot"} />}
    </span>
  );
}
