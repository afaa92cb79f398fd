import type { Account } from "@chatting/client";
import { useState } from "react";

import { useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { tell } from "../ui/notices.ts";
import { Foot, Section } from "../ui/section.tsx";
import { StatusMark } from "../ui/status_mark.tsx";
import { useWords } from "../words/index.tsx";
import { AuthenticatorForm, type Secret } from "./authenticator_form.tsx";
import { PasswordGate } from "./password_gate.tsx";
import css from "./profile.module.css";
import { RecoveryCodes } from "./recovery_codes.tsx";

type Step =
  | { at: "rest" }
  | { at: "switching_on" }
  | { at: "switching_off" }
  | { at: "scanning"; secret: Secret }
  | { at: "keeping"; codes: string[] };

const REST: Step = { at: "rest" };

export function TwoFactor({ account }: { account: Account }) {
  const words = useWords();
  const [step, set_step] = useState(REST);
  const { has_two_factor } = account;

  return (
    <Section
      title={words.two_factor.title}
      lead={has_two_factor ? words.two_factor.on_lead : words.two_factor.off_lead}
    >
      <p className={css.line}>
        <StatusMark
          tone={has_two_factor ? "ok" : "plain"}
          {...(has_two_factor ? { icon: "check" as const } : {})}
          text={has_two_factor ? words.two_factor.on : words.two_factor.off}
        />
      </p>
      <Current step={step} go={set_step} account={account} />
    </Section>
  );
}

function Current({ step, go, account }: { step: Step; go: (step: Step) => void; account: Account }) {
  const words = useWords();
  const client = useClient();

  switch (step.at) {
    case "rest":
      return (
        <Foot>
          {account.has_two_factor ? (
            <Button look="danger" onClick={() => go({ at: "switching_off" })}>
              {words.two_factor.switch_off}
            </Button>
          ) : (
            <Button look="primary" onClick={() => go({ at: "switching_on" })}>
              {words.two_factor.set_up}
            </Button>
          )}
        </Foot>
      );
    case "switching_on":
      return (
        <PasswordGate
          label={words.two_factor.continue}
          cancel={() => go(REST)}
          submit={async (password) =>
            go({ at: "scanning", secret: await client.call("start_two_factor", { password }) })
          }
          // It was switched on elsewhere meanwhile.
          on_conflict={() => {
            client.know_account({ has_two_factor: true });
            go(REST);
          }}
        />
      );
    case "scanning":
      return (
        <AuthenticatorForm
          secret={step.secret}
          cancel={() => go(REST)}
          on_codes={(codes) => go({ at: "keeping", codes })}
        />
      );
    case "keeping":
      return (
        <RecoveryCodes
          codes={step.codes}
          email={account.email}
          done={() => {
            go(REST);
            tell(words.two_factor.switched_on);
          }}
        />
      );
    case "switching_off":
      return (
        <PasswordGate
          look="danger"
          label={words.two_factor.switch_off}
          cancel={() => go(REST)}
          submit={async (password) => {
            await client.call("disable_two_factor", { password });
            client.know_account({ has_two_factor: false });
            go(REST);
            tell(words.two_factor.switched_off);
          }}
        />
      );
  }
}
