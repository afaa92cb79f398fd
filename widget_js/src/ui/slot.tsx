import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import type { PartProps, Places } from "../more/parts.ts";
import { useSurroundings } from "./context.ts";

/** A place for what comes in the second file, which is loaded when the first such place is to be seen. */
export function Slot<Name extends keyof PartProps>({ part, with: props }: { part: Name; with: PartProps[Name] }) {
  const { parts, want_parts } = useSurroundings();
  const Part: FunctionComponent<PartProps[Name]> | undefined = (parts as Places | null)?.[part];
  useEffect(want_parts, [want_parts]);
  return Part ? <Part {...props} /> : null;
}
