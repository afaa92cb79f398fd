import { useLocale } from "./context.ts";

export function Skeleton() {
  const locale = useLocale();
  return (
    <div class="skeleton">
      <span class="hidden">{locale.say("loading")}</span>
      <i />
      <i class="mine" />
      <i />
    </div>
  );
}
