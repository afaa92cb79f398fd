import type { Label } from "@chatting/client";
import { useMemo } from "react";

import { useAgentState } from "../session.tsx";
import { useLanguage } from "../words/index.tsx";

/** The workspace's labels, by name. */
export function useLabels(): Label[] {
  const { locale } = useLanguage();
  const labels = useAgentState((state) => state.labels);
  return useMemo(
    () => Object.values(labels).sort((one, other) => one.name.localeCompare(other.name, locale)),
    [labels, locale],
  );
}

/** Those of them that a conversation carries. */
export function useLabelsOf(label_ids: string[]): Label[] {
  const labels = useLabels();
  return useMemo(() => labels.filter(({ id }) => label_ids.includes(id)), [labels, label_ids]);
}
