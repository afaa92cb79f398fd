export function Avatar({ name, is_online }: { name: string; is_online?: boolean | undefined }) {
  const initials = name
    .split(/\s+/, 2)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 32))
    .join("");
  return (
    <span class="avatar" aria-hidden="true">
      {initials.toLocaleUpperCase()}
      {is_online !== undefined && <i class={is_online ? "dot online" : "dot"} />}
    </span>
  );
}
