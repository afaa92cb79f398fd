import type { Role } from "@chatting/client";

const ROLES: Role[] = ["agent", "admin", "owner"];

/** The roles that somebody with this one may give, and may decide about. */
export function roles_within(role: Role): Role[] {
  return ROLES.slice(0, ROLES.indexOf(role) + 1);
}
