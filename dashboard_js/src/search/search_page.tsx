import { useEffect, useRef, type KeyboardEvent } from "react";

import { useShortcuts } from "../keyboard/shortcuts.ts";
import { go } from "../navigation.tsx";
import type { SearchAsked, SearchRoute } from "../router.ts";
import { useAgentState } from "../session.tsx";
import { day } from "../times.ts";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Field } from "../ui/field.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useLanguage } from "../words/index.tsx";
import { Filters } from "./filters.tsx";
import { MessageRow, PersonRow } from "./hits.tsx";
import css from "./search.module.css";
import { useSearch } from "./use_search.ts";

export function SearchPage({ route }: { route: SearchRoute }) {
  const { words, locale } = useLanguage();
  const workspace = useAgentState((state) => state.workspace?.name);
  const page = useRef<HTMLDivElement>(null);
  const { results, is_loading, so_far, problem, more } = useSearch(route.asked);
  const { search } = words;
  const query = route.asked.q ?? "";
  const is_asked = query.trim() !== "";
  const is_nothing =
    results !== null && results.messages.length === 0 && results.visitors.length === 0 && results.next_cursor === null;

  const ask = (change: SearchAsked): void => go({ ...route, asked: { ...route.asked, ...change } }, "replace");
  const focus_box = (): void => page.current?.querySelector<HTMLInputElement>("input[type=search]")?.focus();
  const move = (step: 1 | -1): void => {
    const hits = [...(page.current?.querySelectorAll<HTMLElement>("[data-hit]") ?? [])];
    const here = hits.findIndex((hit) => hit === document.activeElement);
    if (here === 0 && step === -1) focus_box();
    else hits[Math.min(here + step, hits.length - 1)]?.focus();
  };
  const on_key = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLSelectElement) return;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  };

  useEffect(focus_box, []);
  useShortcuts({ "/": focus_box, j: () => move(1), k: () => move(-1) });

  return (
    // The arrows are a short cut; everything is reached by Tab as well.
    <div ref={page} className={css.page} onKeyDown={on_key}>
      <title>{`${is_asked ? query : search.title} · ${workspace ?? words.product}`}</title>
      <div className={css.column}>
        <header className={css.header}>
          <h1 className="visually-hidden">{search.title}</h1>
          <Field
            label={search.box}
            is_label_hidden
            type="search"
            value={query}
            onChange={(event) => ask({ q: event.target.value })}
            placeholder={search.placeholder}
            maxLength={200}
            autoComplete="off"
            enterKeyHint="search"
          />
          <Filters asked={route.asked} ask={ask} />
        </header>

        <p className="visually-hidden" role="status">
          {results !== null && !is_loading && search.count(results.messages.length + results.visitors.length)}
        </p>
        {problem !== null && <Empty icon="warning" title={words.error[problem]} />}
        {!is_asked && <Empty icon="search" title={search.hint} lead={search.hint_lead} />}
        {is_asked && results === null && problem === null && <Skeleton shape="row" count={6} />}
        {is_nothing && !is_loading && <Empty icon="search" title={search.nothing} lead={search.nothing_lead} />}
        {results !== null && results.visitors.length > 0 && (
          <section aria-labelledby="people-found">
            <h2 id="people-found" className={css.heading}>
              {search.people}
            </h2>
            <ul>
              {results.visitors.map((conversation) => (
                <PersonRow key={conversation.visitor.id} conversation={conversation} />
              ))}
            </ul>
          </section>
        )}
        {results !== null && results.messages.length > 0 && (
          <section aria-labelledby="messages-found" aria-busy={is_loading}>
            <h2 id="messages-found" className={css.heading}>
              {search.messages}
            </h2>
            <ul>
              {results.messages.map((hit) => (
                <MessageRow key={hit.message.id} hit={hit} />
              ))}
            </ul>
          </section>
        )}
        {results !== null && results.next_cursor !== null && (
          <p className={css.more}>
            {so_far !== null && <span role="status">{search.so_far(day(so_far, locale))}</span>}
            {so_far === null && (
              <Button onClick={more} disabled={is_loading}>
                {search.more}
              </Button>
            )}
          </p>
        )}
      </div>
    </div>
  );
}
