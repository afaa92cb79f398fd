/** Where one is, as a value: every URL of the dashboard has exactly one, and back. */

export const VIEWS = ["mine", "unassigned", "all"] as const;
export const STATUSES = ["open", "snoozed", "resolved"] as const;

export type View = (typeof VIEWS)[number];
export type Status = (typeof STATUSES)[number];

export interface InboxRoute {
  page: "inbox";
  view: View;
  status: Status;
  conversation_id: string | null;
}

export type Route =
  | InboxRoute
  | { page: "sign_up" }
  | { page: "sign_in" }
  | { page: "install" }
  | { page: "site_settings" }
  | { page: "not_found" };

export const HOME: InboxRoute = { page: "inbox", view: "all", status: "open", conversation_id: null };

export function route_of(path: string, search = ""): Route {
  const [first, second, third, ...rest] = path.split("/").filter(Boolean).map(decoded);
  if (rest.length > 0) return { page: "not_found" };
  if (first === undefined) return HOME;
  if (first === "inbox") return inbox_route(second, third, search);
  if (third !== undefined) return { page: "not_found" };
  if (first === "settings") return { page: second === "site" ? "site_settings" : "not_found" };
  if (second !== undefined) return { page: "not_found" };
  if (first === "sign-up") return { page: "sign_up" };
  if (first === "sign-in") return { page: "sign_in" };
  if (first === "install") return { page: "install" };
  return { page: "not_found" };
}

function inbox_route(view: string | undefined, conversation_id: string | undefined, search: string): Route {
  const found = view === undefined ? HOME.view : VIEWS.find((one) => one === view);
  if (found === undefined) return { page: "not_found" };
  const asked = new URLSearchParams(search).get("status");
  const status = STATUSES.find((one) => one === asked) ?? "open";
  return { page: "inbox", view: found, status, conversation_id: conversation_id ?? null };
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
      return `/inbox/${route.view}${open}${route.status === "open" ? "" : `?status=${route.status}`}`;
    }
    case "sign_up":
      return "/sign-up";
    case "sign_in":
      return "/sign-in";
    case "install":
      return "/install";
    case "site_settings":
      return "/settings/site";
    case "not_found":
      return "/";
  }
}
