import { useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { tell } from "../ui/notices.ts";
import { Problem } from "../ui/problem.tsx";
import { Section } from "../ui/section.tsx";
import { useAct } from "../ui/use_act.ts";
import { useAnswer } from "../ui/use_answer.ts";
import { visitor_label } from "../visitor/visitor_label.ts";
import { useWords } from "../words/index.tsx";
import css from "./rows.module.css";

export function BlockedVisitors() {
  const words = useWords();
  const client = useClient();
  const { answer, problem, ask } = useAnswer("list_blocked_visitors");
  const { pending, act } = useAct();
  return (
    <Section title={words.blocked.visitors} lead={words.blocked.visitors_lead}>
      <Problem text={problem} />
      {answer?.visitors.length === 0 && <p className={css.more}>{words.blocked.nobody}</p>}
      <ul className={css.rows}>
        {answer?.visitors.map((visitor) => {
          const name = visitor_label(visitor, words);
          const unblock = async (): Promise<void> => {
            await client.visitors.set_blocked(visitor.id, false);
            await ask();
            tell(words.blocked.let_in(name));
          };
          return (
            <li key={visitor.id}>
              <div className={css.who}>
                <p className={css.line}>
                  <bdi>
                    <b>{name}</b>
                  </bdi>
                </p>
                {visitor.name !== null && visitor.email !== null && <p className={css.more}>{visitor.email}</p>}
              </div>
              <div className={css.deeds}>
                <Button
                  aria-disabled={pending !== null}
                  aria-label={words.blocked.unblock_label(name)}
                  onClick={() => act(visitor.id, unblock)}
                >
                  {words.visitor.unblock}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
