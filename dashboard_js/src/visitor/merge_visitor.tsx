import type { Visitor } from "@chatting/client";
import { useState } from "react";

import { useClient } from "../session.tsx";
import { day_and_time } from "../times.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { tell } from "../ui/notices.ts";
import { Problem } from "../ui/problem.tsx";
import { short_text } from "../ui/rules.ts";
import { Foot } from "../ui/section.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useLanguage, useWords } from "../words/index.tsx";
import css from "./merge_visitor.module.css";
import { visitor_label } from "./visitor_label.ts";

/** Finds who else this visitor is, shows both, and makes them one. */
export function MergeVisitor({ visitor, close }: { visitor: Visitor; close: () => void }) {
  const words = useWords();
  const [other, set_other] = useState<Visitor | null>(null);
  return (
    <Dialog title={words.merging.title(visitor_label(visitor, words))} on_close={close}>
      {other === null ? (
        <FindOther visitor={visitor} choose={set_other} />
      ) : (
        <Confirm both={[visitor, other]} close={close} />
      )}
    </Dialog>
  );
}

function FindOther({ visitor, choose }: { visitor: Visitor; choose: (other: Visitor) => void }) {
  const words = useWords();
  const client = useClient();
  const [found, set_found] = useState<Visitor[] | null>(null);
  const form = useForm<"query">({
    rules: { query: short_text },
    submit: async ({ query }) => {
      const { visitors, messages } = await client.call("search", { query, limit: 20 });
      const all = [...visitors, ...messages.map(({ conversation }) => conversation)].map((one) => one.visitor);
      const others = new Map(all.filter(({ id }) => id !== visitor.id).map((one) => [one.id, one]));
      set_found([...others.values()]);
    },
  });
  return (
    <form ref={form.ref} noValidate onSubmit={form.on_submit}>
      <p>{words.merging.lead}</p>
      <Problem text={form.problem} />
      <Field
        label={words.merging.find}
        hint={words.merging.find_hint}
        name="query"
        autoComplete="off"
        error={form.errors.query}
      />
      <Foot>
        <Submit label={words.search.title} pending_label={words.settings.wait} is_pending={form.is_pending} />
      </Foot>
      {found !== null && (
        <ul className={css.found} aria-live="polite">
          {found.length === 0 && <li>{words.search.nothing}</li>}
          {found.map((one) => (
            <li key={one.id}>
              <Button onClick={() => choose(one)}>{visitor_label(one, words)}</Button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

function Confirm({ both, close }: { both: [Visitor, Visitor]; close: () => void }) {
  const words = useWords();
  const client = useClient();
  const [here, other] = both;
  const [kept, set_kept] = useState(other.is_verified && !here.is_verified ? other : here);
  const merged = kept === here ? other : here;
  const form = useForm({
    rules: {},
    submit: async () => {
      await client.call("merge_visitors", { visitor_id: kept.id, merged_id: merged.id });
      tell(words.merging.done);
      close();
    },
    explain: (error) => (error.code === "conflict" ? { text: words.merging.conflict } : undefined),
  });
  return (
    <form ref={form.ref} noValidate onSubmit={form.on_submit}>
      <p>{words.merging.confirm_lead}</p>
      <Problem text={form.problem} />
      <fieldset className={css.both}>
        <legend>{words.merging.who_stays}</legend>
        {both.map((one) => (
          <label key={one.id} className={css.one}>
            <input type="radio" name="kept" checked={one === kept} onChange={() => set_kept(one)} />
            <Preview visitor={one} />
          </label>
        ))}
      </fieldset>
      <Foot>
        <Submit
          look="danger"
          label={words.merging.confirm}
          pending_label={words.settings.wait}
          is_pending={form.is_pending}
        />
      </Foot>
    </form>
  );
}

function Preview({ visitor }: { visitor: Visitor }) {
  const { words, locale } = useLanguage();
  const facts = [
    visitor.is_verified ? words.visitor.verified : null,
    visitor.is_blocked ? words.visitor.blocked : null,
    visitor.email,
    visitor.external_id,
    `${words.visitor.since}: ${day_and_time(visitor.created_at, locale)}`,
    ...Object.entries(visitor.attributes).map(([name, value]) => `${name}: ${String(value)}`),
  ];
  return (
    <span className={css.preview}>
      <strong dir="auto">{visitor_label(visitor, words)}</strong>
      {facts.map((fact) => fact !== null && <span key={fact}>{fact}</span>)}
    </span>
  );
}
