import type { AgentState, CannedReply, Conversation } from "@chatting/client";

const SHOWN = 8;
const VARIABLE = /\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g;

export const VARIABLES = ["visitor.name", "visitor.email", "agent.name", "workspace.name", "site.name"] as const;
type Variable = (typeof VARIABLES)[number];

/** What the variables stand for; null where nobody knows. */
export type Facts = Record<Variable, string | null>;

export function facts_of({ agent, workspace }: AgentState, { visitor, site_id }: Conversation): Facts {
  return {
    "visitor.name": visitor.name,
    "visitor.email": visitor.email,
    "agent.name": agent?.name ?? null,
    "workspace.name": workspace?.name ?? null,
    "site.name": workspace?.sites.find(({ id }) => id === site_id)?.name ?? null,
  };
}

/** What is not known, and has no words for that, stays to be seen: whoever sends it shall fill it in. */
export function filled(body: string, facts: Facts): string {
  return body.replace(VARIABLE, (whole, name: string, otherwise: string | undefined) => {
    const variable = VARIABLES.find((one) => one === name.trim());
    return (variable === undefined ? null : facts[variable]) ?? otherwise ?? whole;
  });
}

/** The first name between braces that the server would refuse. */
export function unknown_variable(body: string): string | undefined {
  const names = Array.from(body.matchAll(VARIABLE), ([, name = ""]) => name.trim());
  return names.find((name) => !VARIABLES.some((one) => one === name));
}

/** Where the first variable is that was left. */
export function left_variable(body: string): { start: number; end: number } | null {
  const [first] = body.matchAll(VARIABLE);
  return first === undefined ? null : { start: first.index, end: first.index + first[0].length };
}

/** The short code that is being typed, with where its slash is; null where none is. */
export function code_at(text: string, caret: number): { start: number; code: string } | null {
  const found = /(?:^|\s)\/([^\s/]{0,40})$/.exec(text.slice(0, caret));
  return found?.[1] === undefined ? null : { start: caret - found[1].length - 1, code: found[1] };
}

/** First those whose code begins so, then those that hold it anywhere. */
export function matching(replies: CannedReply[], typed: string): CannedReply[] {
  const code = typed.toLowerCase();
  const rank = ({ short_code, body }: CannedReply): number => {
    if (short_code.toLowerCase().startsWith(code)) return 0;
    if (short_code.toLowerCase().includes(code)) return 1;
    return body.toLowerCase().includes(code) ? 2 : 3;
  };
  return replies
    .filter((reply) => rank(reply) < 3)
    .sort((one, other) => rank(one) - rank(other) || one.short_code.localeCompare(other.short_code))
    .slice(0, SHOWN);
}
