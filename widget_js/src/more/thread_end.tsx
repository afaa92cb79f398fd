import type { Scene } from "./parts.ts";
import { Typing } from "./typing.tsx";

export function ThreadEnd({ state, thread }: Scene) {
  return <Typing authors={(thread && state.typing[thread.id]) ?? []} />;
}
