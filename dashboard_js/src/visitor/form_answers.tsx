import { useAgentState } from "../session.tsx";
import { useWords } from "../words/index.tsx";
import css from "./visitor_panel.module.css";

/** What the visitor answered before the conversation started, with the questions as they were asked. */
export function FormAnswers({ conversation_id }: { conversation_id: string }) {
  const words = useWords();
  const form = useAgentState((state) => state.threads[conversation_id]?.form);
  if (form === undefined || form === null) return null;
  return (
    <section aria-label={words.forms.answers}>
      <dl className={css.facts}>
        {form.answers.map(({ name, label, value }) => (
          <div key={name} className={css.fact}>
            <dt dir="auto">{label}</dt>
            <dd dir="auto">{typeof value === "string" ? value || "–" : value ? words.forms.yes : words.forms.no}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
