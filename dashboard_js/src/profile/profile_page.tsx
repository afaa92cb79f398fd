import { useAgentState } from "../session.tsx";
import { PageFrame } from "../ui/page_frame.tsx";
import { useWords } from "../words/index.tsx";
import { DeleteAccount } from "./delete_account.tsx";
import { ProfileForm } from "./profile_form.tsx";

export function ProfilePage() {
  const words = useWords();
  const account = useAgentState((state) => state.account);
  if (account === null) return null;
  return (
    <PageFrame title={words.settings.profile}>
      <ProfileForm account={account} />
      <DeleteAccount email={account.email} />
    </PageFrame>
  );
}
