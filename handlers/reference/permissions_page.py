"""docs/permissions.md: who may do what."""

from typing import get_args

from chatting_rt.domain.permissions import MEANINGS, NEVER_BY_TOKEN, Permission, allows
from chatting_rt.wire.shapes import Role
from handlers.base import declarations
from handlers.reference.protocol_page import table

HEAD = """\
# Permissions

Generated from `chatting_rt/domain/permissions.py` by `make docs`. Every command of agents names one of these
permissions; the roles are those of a membership. A program's token may do what its scopes name, as far as the role of
the agent for whom it acts allows that at this moment; what has no scope, only a person may do. Nobody can give a role
above their own, or decide about somebody whose role is above theirs, and a workspace always has an owner."""
ROLES: tuple[Role, ...] = get_args(Role)


def permissions_page() -> str:
    rows = (
        (
            f"`{permission}`",
            *("yes" if allows(role, permission) else "" for role in ROLES),
            "" if permission in NEVER_BY_TOKEN else "yes",
            MEANINGS[permission],
            _commands(permission),
        )
        for permission in Permission
    )
    return HEAD + "\n\n" + table(("permission", *ROLES, "a scope", "what it allows", "commands"), rows) + "\n"


def _commands(permission: Permission) -> str:
    return ", ".join(f"`{declared.name}`" for declared in declarations() if declared.permission is permission)
