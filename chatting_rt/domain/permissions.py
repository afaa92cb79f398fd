"""Who may do what in a workspace: the one table that sockets, HTTP and jobs go by."""

from enum import StrEnum

from chatting_rt.wire.shapes import Role


class Permission(StrEnum):
    """What a role may be allowed. The meaning is documentation."""

    USE_INBOX = "use_inbox"
    MANAGE_OWN_ACCOUNT = "manage_own_account"
    MANAGE_SITES = "manage_sites"
    MANAGE_TEAMS = "manage_teams"


MEANINGS: dict[Permission, str] = {
    Permission.USE_INBOX: "Read and answer conversations, assign them, set one's availability.",
    Permission.MANAGE_OWN_ACCOUNT: "Change one's own name, address, password, second factor and sessions.",
    Permission.MANAGE_SITES: "Change sites and the origins that may carry their widget.",
    Permission.MANAGE_TEAMS: "Make, change and dissolve teams.",
}
LEAST_ROLE: dict[Permission, Role] = {
    Permission.USE_INBOX: "agent",
    Permission.MANAGE_OWN_ACCOUNT: "agent",
    Permission.MANAGE_SITES: "admin",
    Permission.MANAGE_TEAMS: "admin",
}
RANKS: dict[Role, int] = {"agent": 1, "admin": 2, "owner": 3}


def allows(role: Role, permission: Permission) -> bool:
    return RANKS[role] >= RANKS[LEAST_ROLE[permission]]
