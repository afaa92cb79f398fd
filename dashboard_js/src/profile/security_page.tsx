import { useAgentState } from "../session.tsx";
import { PageFrame } from "../ui/page_frame.tsx";
import { useWords } from "../words/index.tsx";
import { EmailForm } from "./email_form.tsx";
import { PasswordForm } from "./password_form.tsx";
import { TwoFactor } from "./two_factor.tsx";

export function SecurityPage() {
  const words = useWords();
  const account = useAgentState((state) => state.account);
  if (account === null) return null;
  return (
    <PageFrame title={words.settings.security}>
      <TwoFactor account={account} />
      <PasswordForm email={account.email} />
      <EmailForm account={account} />
    </PageFrame>
  );
}
