import type { BlockedAddress } from "@chatting/client";

import { useClient } from "../session.tsx";
import { day_and_time } from "../times.ts";
import { Button } from "../ui/button.tsx";
import { tell } from "../ui/notices.ts";
import { Problem } from "../ui/problem.tsx";
import { Section } from "../ui/section.tsx";
import { useAct } from "../ui/use_act.ts";
import { useAnswer } from "../ui/use_answer.ts";
import { useLanguage } from "../words/index.tsx";
import { BlockAddressForm } from "./block_address_form.tsx";
import css from "./rows.module.css";

export function BlockedAddresses() {
  const { words, locale } = useLanguage();
  const client = useClient();
  const { answer, problem, ask } = useAnswer("list_blocked_addresses");
  const { pending, act } = useAct();
  const unblock = async ({ id, network }: BlockedAddress): Promise<void> => {
    await client.call("unblock_address", { blocked_address_id: id });
    await ask();
    tell(words.blocked.let_in(network));
  };
  return (
    <Section title={words.blocked.addresses} lead={words.blocked.addresses_lead}>
      <BlockAddressForm done={ask} />
      <Problem text={problem} />
      <ul className={css.rows}>
        {answer?.blocked_addresses.map((blocked) => (
          <li key={blocked.id}>
            <div className={css.who}>
              <p className={css.line}>
                <bdi dir="ltr">
                  <b>{blocked.network}</b>
                </bdi>
              </p>
              <p className={css.more} dir="auto">
                {blocked.reason}
              </p>
              {blocked.expires_at !== null && (
                <p className={css.more}>{words.blocked.until(day_and_time(blocked.expires_at, locale))}</p>
              )}
            </div>
            <div className={css.deeds}>
              <Button
                aria-disabled={pending !== null}
                aria-label={words.blocked.unblock_label(blocked.network)}
                onClick={() => act(blocked.id, () => unblock(blocked))}
              >
                {words.visitor.unblock}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
