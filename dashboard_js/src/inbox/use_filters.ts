import type { Filters } from "@chatting/client";
import { useMemo } from "react";

import type { InboxRoute } from "../router.ts";

/** The same object as long as it says the same: each address makes its own. */
export function useFilters({ filters }: InboxRoute): Filters {
  const said = JSON.stringify(filters);
  return useMemo(() => JSON.parse(said) as Filters, [said]);
}
