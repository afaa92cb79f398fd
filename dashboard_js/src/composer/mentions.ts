import type { Agent } from "@chatting/client";

import { split_by_names } from "../thread/names.ts";
import type { Typed } from "./use_suggestions.ts";

const SHOWN = 8;

/** The name that is being typed, with where its sign is; null where none is. Names have spaces, but not that many. */
export function name_at(text: string, caret: number): Typed | null {
  const found = /(?:^|[\s(])@((?:[^\s@]{1,40} ?){0,3})$/u.exec(text.slice(0, caret));
  return found?.[1] === undefined ? null : { start: caret - found[1].length - 1, code: found[1] };
}

/** First those whose name begins so, then those of whose names another begins so. */
export function agents_named(agents: Agent[], typed: string): Agent[] {
  const code = typed.toLowerCase();
  const rank = ({ name }: Agent): number => {
    if (name.toLowerCase().startsWith(code)) return 0;
    return name.toLowerCase().includes(` ${code}`) ? 1 : 2;
  };
  return agents
    .filter((agent) => rank(agent) < 2)
    .sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name))
    .slice(0, SHOWN);
}

/** Whom a text mentions. Of several of one name it is whoever was picked. */
export function mentioned_in(text: string, agents: Agent[], picked: ReadonlySet<string>): string[] {
  const names = new Set(
    split_by_names(
      text,
      agents.map(({ name }) => name),
    ).flatMap(({ name }) => name ?? []),
  );
  return agents
    .filter(({ id, name }) => names.has(name) && (is_only(agents, name) || picked.has(id)))
    .map(({ id }) => id);
}

function is_only(agents: Agent[], name: string): boolean {
  return agents.filter((other) => other.name === name).length === 1;
}
