import { useAgentState } from "../session.tsx";
import { PageFrame } from "../ui/page_frame.tsx";
import { useWords } from "../words/index.tsx";
import { BlockedAddresses } from "./blocked_addresses.tsx";
import { BlockedVisitors } from "./blocked_visitors.tsx";

/** Who does not get in, and from where. */
export function BlockedPage() {
  const words = useWords();
  const role = useAgentState((state) => state.agent?.role);
  return (
    <PageFrame title={words.blocked.title} lead={words.blocked.lead}>
      <BlockedVisitors />
      {role !== "agent" && <BlockedAddresses />}
    </PageFrame>
  );
}
