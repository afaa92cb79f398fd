"""Who may do what in a workspace: the one table that sockets, HTTP and jobs go by."""

from enum import StrEnum

from chatting_rt.wire.shapes import Role


class Permission(StrEnum):
    """What a role may be allowed. The meaning is documentation."""

    USE_INBOX = "use_inbox"
    DELETE_MESSAGES = "delete_messages"
    DELETE_CONVERSATIONS = "delete_conversations"
    EXPORT_VISITORS = "export_visitors"
    BLOCK_ADDRESSES = "block_addresses"
    MANAGE_OWN_ACCOUNT = "manage_own_account"
    LEAVE_WORKSPACE = "leave_workspace"
    MANAGE_SITES = "manage_sites"
    MANAGE_TEAMS = "manage_teams"
    MANAGE_LABELS = "manage_labels"
    MANAGE_MEMBERS = "manage_members"
    MANAGE_WORKSPACE = "manage_workspace"
    MANAGE_API_TOKENS = "manage_api_tokens"
    OWN_WORKSPACE = "own_workspace"
    MANAGE_ROUTING = "manage_routing"
    MANAGE_CANNED_REPLIES = "manage_canned_replies"
    MANAGE_SHARED_VIEWS = "manage_shared_views"


MEANINGS: dict[Permission, str] = {
    Permission.USE_INBOX: "Read and answer conversations, assign them, set one's availability.",
    Permission.DELETE_MESSAGES: "Delete what others wrote.",
    Permission.DELETE_CONVERSATIONS: "Delete conversations, and visitors with all that is kept of them.",
    Permission.EXPORT_VISITORS: "Get what a visitor may have of all that is kept of them, as a file.",
    Permission.BLOCK_ADDRESSES: "Keep visitors of an address or a network out, and let them in again.",
    Permission.MANAGE_OWN_ACCOUNT: "Change one's own name, address, password, second factor and sessions.",
    Permission.LEAVE_WORKSPACE: "End one's own membership.",
    Permission.MANAGE_SITES: "Add, change and remove sites, their keys and the origins that may carry their widget.",
    Permission.MANAGE_TEAMS: "Make, change and dissolve teams.",
    Permission.MANAGE_LABELS: "Make, change and delete labels.",
    Permission.MANAGE_MEMBERS: "Invite and remove members and change their roles, up to one's own role.",
    Permission.MANAGE_WORKSPACE: "Change the workspace's name, time zone, language and colour, and what agents see.",
    Permission.MANAGE_API_TOKENS: "Make tokens for programs, and end those of all.",
    Permission.OWN_WORKSPACE: "Hand the workspace over, or have it deleted.",
    Permission.MANAGE_ROUTING: "Say how conversations find their agents, and how many each takes.",
    Permission.MANAGE_CANNED_REPLIES: "Keep, change and drop the replies that all agents may use.",
    Permission.MANAGE_SHARED_VIEWS: "Change and drop the saved views that others share.",
}
LEAST_ROLE: dict[Permission, Role] = {
    Permission.USE_INBOX: "agent",
    Permission.DELETE_MESSAGES: "admin",
    Permission.DELETE_CONVERSATIONS: "admin",
    Permission.EXPORT_VISITORS: "admin",
    Permission.BLOCK_ADDRESSES: "admin",
    Permission.MANAGE_OWN_ACCOUNT: "agent",
    Permission.LEAVE_WORKSPACE: "agent",
    Permission.MANAGE_SITES: "admin",
    Permission.MANAGE_TEAMS: "admin",
    Permission.MANAGE_LABELS: "admin",
    Permission.MANAGE_MEMBERS: "admin",
    Permission.MANAGE_WORKSPACE: "admin",
    Permission.MANAGE_API_TOKENS: "admin",
    Permission.OWN_WORKSPACE: "owner",
    Permission.MANAGE_ROUTING: "admin",
    Permission.MANAGE_CANNED_REPLIES: "admin",
    Permission.MANAGE_SHARED_VIEWS: "admin",
}
NEVER_BY_TOKEN = frozenset(
    {
        Permission.MANAGE_OWN_ACCOUNT,
        Permission.LEAVE_WORKSPACE,
        Permission.MANAGE_API_TOKENS,
        Permission.OWN_WORKSPACE,
    }
)
"""What only a person may do: no token makes tokens, or takes away what it was given by."""
SCOPES = [permission for permission in Permission if permission not in NEVER_BY_TOKEN]
RANKS: dict[Role, int] = {"agent": 1, "admin": 2, "owner": 3}


def allows(role: Role, permission: Permission) -> bool:
    return RANKS[role] >= RANKS[LEAST_ROLE[permission]]
