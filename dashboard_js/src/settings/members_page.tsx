import { useAgentState } from "../session.tsx";
import { PageFrame } from "../ui/page_frame.tsx";
import { useWords } from "../words/index.tsx";
import { Invitations } from "./invitations.tsx";
import { MemberList } from "./member_list.tsx";

export function MembersPage() {
  const words = useWords();
  const role = useAgentState((state) => state.agent?.role);
  return (
    <PageFrame title={words.members.title} lead={words.members.lead}>
      <MemberList />
      {role !== "agent" && <Invitations />}
    </PageFrame>
  );
}
