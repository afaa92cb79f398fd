import type { ApiToken } from "@chatting/client";
import { useState } from "react";

import { useAgentState, useClient } from "../session.tsx";
import { day_and_time } from "../times.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm_dialog.tsx";
import { tell } from "../ui/notices.ts";
import { PageFrame } from "../ui/page_frame.tsx";
import { Problem } from "../ui/problem.tsx";
import { Foot, Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAnswer } from "../ui/use_answer.ts";
import { useLanguage } from "../words/index.tsx";
import css from "./rows.module.css";
import { TokenDialog } from "./token_dialog.tsx";

export function TokensPage() {
  const { words, locale } = useLanguage();
  const client = useClient();
  const agents = useAgentState((state) => state.agents);
  const { answer, problem, ask } = useAnswer("list_api_tokens");
  const [is_making, set_making] = useState(false);
  const [ending, set_ending] = useState<ApiToken | null>(null);

  const said_of = (token: ApiToken): string =>
    [
      words.tokens.of(agents[token.agent_id]?.agent.name ?? ""),
      token.last_used_at === null ? words.tokens.unused : words.tokens.used(day_and_time(token.last_used_at, locale)),
      token.expires_at === null ? words.tokens.no_end : words.tokens.expires(day_and_time(token.expires_at, locale)),
    ].join(" · ");

  return (
    <PageFrame title={words.tokens.title} lead={words.tokens.lead}>
      <Section title={words.tokens.here}>
        <Problem text={problem} />
        {answer === null && problem === undefined && <Skeleton shape="row" count={2} />}
        {answer?.api_tokens.length === 0 && <p className={css.more}>{words.tokens.none}</p>}
        <ul className={css.rows}>
          {answer?.api_tokens.map((token) => (
            <li key={token.id}>
              <div className={css.who}>
                <b>{token.name}</b>
                <p className={css.more}>{said_of(token)}</p>
                <p className={css.more}>
                  {token.scopes.map((scope) => words.tokens.scope[scope] ?? scope).join(" · ")}
                </p>
              </div>
              <Button aria-label={words.tokens.end_label(token.name)} onClick={() => set_ending(token)}>
                {words.tokens.end}
              </Button>
            </li>
          ))}
        </ul>
        {answer !== null && (
          <Foot>
            <Button look="primary" icon="add" onClick={() => set_making(true)}>
              {words.tokens.add}
            </Button>
          </Foot>
        )}
      </Section>
      {is_making && answer !== null && (
        <TokenDialog scopes={answer.scopes} made={ask} on_close={() => set_making(false)} />
      )}
      {ending !== null && (
        <ConfirmDialog
          title={words.tokens.end_title(ending.name)}
          lead={words.tokens.end_lead}
          label={words.tokens.end}
          on_close={() => set_ending(null)}
          deed={async () => {
            await client.call("delete_api_token", { api_token_id: ending.id });
            tell(words.tokens.ended(ending.name));
            await ask();
          }}
        />
      )}
    </PageFrame>
  );
}
