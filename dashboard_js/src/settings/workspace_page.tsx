import { useAgentState } from "../session.tsx";
import { PageFrame } from "../ui/page_frame.tsx";
import { useWords } from "../words/index.tsx";
import { DangerZone } from "./danger_zone.tsx";
import { TypingPreviews } from "./typing_previews.tsx";
import { WorkspaceForm } from "./workspace_form.tsx";

export function WorkspacePage() {
  const words = useWords();
  const workspace = useAgentState((state) => state.workspace);
  const role = useAgentState((state) => state.agent?.role);
  if (workspace === null || role === undefined) return null;
  return (
    <PageFrame title={words.workspaces.title} lead={words.workspaces.lead}>
      {role !== "agent" && <WorkspaceForm key={workspace.id} workspace={workspace} />}
      {role !== "agent" && <TypingPreviews workspace={workspace} />}
      <DangerZone workspace={workspace} role={role} />
    </PageFrame>
  );
}
