import { useEffect, useState } from "react";

import { useAgentState, useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { useAct } from "../ui/use_act.ts";
import { useWords } from "../words/index.tsx";
import css from "./shell.module.css";

/** Quiet, for everything works without it; but a lost password can only be found by an address that is right. */
export function ConfirmBanner({ yields }: { yields: boolean }) {
  const account = useAgentState((state) => state.account);
  if (account === null || account.is_email_confirmed) return null;
  return <Reminder key={account.email} email={account.email} yields={yields} />;
}

function Reminder({ email, yields }: { email: string; yields: boolean }) {
  const words = useWords();
  const client = useClient();
  const { pending, act } = useAct();
  const [is_sent, set_sent] = useState(false);

  // The link is followed in another tab or on another device; no event tells it.
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState !== "visible") return;
      void client.call("update_profile", {}).then(
        ({ account }) => client.know_account(account),
        () => undefined,
      );
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [client]);

  const resend = async (): Promise<void> => {
    await client.call("resend_confirmation", {});
    set_sent(true);
  };

  return (
    <div className={css.reminder} data-yields={yields}>
      <span role="status">{is_sent ? words.confirm.resent(email) : words.confirm.banner(email)}</span>
      {!is_sent && (
        <Button look="quiet" aria-disabled={pending !== null} onClick={() => act("resend", resend)}>
          {words.confirm.resend}
        </Button>
      )}
    </div>
  );
}
