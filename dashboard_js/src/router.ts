/** Where one is, as a value: every URL of the dashboard has exactly one, and back. */

import { no_filters, type Filters } from "@chatting/client";

export const VIEWS = ["mine", "unassigned", "all", "mentions"] as const;
/** The most pressing first. */
export const PRIORITIES = ["urgent", "high", "normal", "low", "none"] as const;
export const STATUSES = ["open", "snoozed", "resolved"] as const;

export type View = (typeof VIEWS)[number];
export type Status = (typeof STATUSES)[number];

/** Pages whose address never varies. */
const PATHS = {
  sign_up: "/sign-up",
  forgot_password: "/forgot-password",
  install: "/install",
  live: "/live",
  profile: "/profile",
  security: "/profile/security",
  sessions: "/profile/sessions",
  site_settings: "/settings/site",
  workspace_settings: "/settings/workspace",
  members: "/settings/members",
  teams: "/settings/teams",
  api_tokens: "/settings/api-tokens",
  routing: "/settings/routing",
  canned_replies: "/settings/canned-replies",
  hours: "/settings/hours",
  labels: "/settings/labels",
  blocked: "/settings/blocked",
} as const;

/** What the search page may be asked in its address: the words, and filters. */
export const SEARCH_KEYS = ["q", "by", "kind", "status", "assignee", "when", "label", "file"] as const;
export type SearchKey = (typeof SEARCH_KEYS)[number];
export type SearchAsked = Partial<Record<SearchKey, string>>;

/** Pages that a mail leads to. */
const TOKEN_PATHS = {
  reset_password: "/reset-password",
  confirm_email: "/confirm-email",
  confirm_email_change: "/confirm-email-change",
  join: "/join",
} as const;

type PlainPage = keyof typeof PATHS;
type TokenPage = keyof typeof TOKEN_PATHS;

export interface InboxRoute {
  page: "inbox";
  view: View;
  status: Status;
  filters: Filters;
  conversation_id: string | null;
  /** The message one came for, if it was one. */
  message_id?: string | null;
}

export interface SearchRoute {
  page: "search";
  asked: SearchAsked;
}

export interface SignInRoute {
  page: "sign_in";
  /** The address one wanted to go to. */
  next: string | null;
}

export type Route =
  | InboxRoute
  | SearchRoute
  | SignInRoute
  | { page: PlainPage }
  | { page: TokenPage; token: string }
  | { page: "not_found" };

export const HOME: InboxRoute = {
  page: "inbox",
  view: "all",
  status: "open",
  filters: no_filters,
  conversation_id: null,
};
export const SIGN_IN: SignInRoute = { page: "sign_in", next: null };

const PLAIN_PAGES = Object.keys(PATHS) as PlainPage[];
const TOKEN_PAGES = Object.keys(TOKEN_PATHS) as TokenPage[];

export function route_of(path: string, search = ""): Route {
  const parts = path.split("/").filter(Boolean).map(decoded);
  const [first, second, third] = parts;
  const plain = PLAIN_PAGES.find((page) => PATHS[page] === `/${parts.join("/")}`);
  if (plain !== undefined) return { page: plain };
  if (parts.length > 3) return { page: "not_found" };
  if (first === undefined) return HOME;
  if (first === "inbox") return inbox_route(second, third, search);
  if (first === "search" && second === undefined) return search_route(search);
  if (third !== undefined) return { page: "not_found" };
  const with_token = TOKEN_PAGES.find((page) => TOKEN_PATHS[page] === `/${first}`);
  if (with_token !== undefined && second !== undefined) return { page: with_token, token: second };
  if (second !== undefined) return { page: "not_found" };
  if (first === "sign-in") return { page: "sign_in", next: new URLSearchParams(search).get("next") };
  // Mails say: if it was not you, set another password.
  if (first === "reset-password") return { page: "forgot_password" };
  return { page: "not_found" };
}

function inbox_route(view: string | undefined, conversation_id: string | undefined, search: string): Route {
  const found = view === undefined ? HOME.view : VIEWS.find((one) => one === view);
  if (found === undefined) return { page: "not_found" };
  const asked = new URLSearchParams(search);
  const status = STATUSES.find((one) => one === asked.get("status")) ?? "open";
  const message_id = asked.get("message");
  const open = { ...HOME, view: found, status, filters: filters_of(asked), conversation_id: conversation_id ?? null };
  return message_id === null || conversation_id === undefined ? open : { ...open, message_id };
}

/** What the server is asked for. A mention is to be found whatever became of its conversation. */
export function listed_status({ view, status }: InboxRoute): Status | null {
  return view === "mentions" ? null : status;
}

function filters_of(asked: URLSearchParams): Filters {
  const priorities = PRIORITIES.filter((one) => asked.getAll("priority").includes(one));
  return {
    label_ids: asked.getAll("label"),
    priorities,
    team_id: asked.get("team"),
    assignee_id: asked.get("assignee"),
    is_following: asked.get("following") === "yes",
  };
}

function search_route(search: string): SearchRoute {
  const params = new URLSearchParams(search);
  const asked = SEARCH_KEYS.map((key) => [key, params.get(key)] as const).filter(([, value]) => value !== null);
  return { page: "search", asked: Object.fromEntries(asked) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function url_of(route: Route): string {
  switch (route.page) {
    case "inbox": {
      const open = route.conversation_id === null ? "" : `/${encodeURIComponent(route.conversation_id)}`;
      const params = params_of(route);
      return `/inbox/${route.view}${open}${params.size === 0 ? "" : `?${params.toString()}`}`;
    }
    case "search": {
      const asked = SEARCH_KEYS.map((key) => [key, route.asked[key] ?? ""]).filter(([, value]) => value !== "");
      return `/search${asked.length === 0 ? "" : `?${new URLSearchParams(asked).toString()}`}`;
    }
    case "sign_in":
      return route.next === null ? "/sign-in" : `/sign-in?next=${encodeURIComponent(route.next)}`;
    case "not_found":
      return "/";
    default:
      return "token" in route ? `${TOKEN_PATHS[route.page]}/${encodeURIComponent(route.token)}` : PATHS[route.page];
  }
}

function params_of({ status, filters, conversation_id, message_id }: InboxRoute): URLSearchParams {
  const params = new URLSearchParams(status === "open" ? {} : { status });
  for (const id of filters.label_ids) params.append("label", id);
  for (const priority of filters.priorities) params.append("priority", priority);
  if (filters.team_id !== null) params.set("team", filters.team_id);
  if (filters.assignee_id !== null) params.set("assignee", filters.assignee_id);
  if (filters.is_following) params.set("following", "yes");
  if (conversation_id !== null && typeof message_id === "string") params.set("message", message_id);
  return params;
}

/** Where somebody goes after signing in. Only places of the dashboard, whatever the address says. */
export function route_after({ next }: SignInRoute): Route {
  if (next === null || !next.startsWith("/")) return HOME;
  const [path = "", search = ""] = next.split("?", 2);
  const route = route_of(path, search);
  return route.page === "not_found" || route.page === "sign_in" ? HOME : route;
}
