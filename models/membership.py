from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.account import Account
from models.base import Row
from models.workspace import Workspace


class Membership(Row):
    """An account in a workspace. On the wire it is the agent."""

    workspace: fields.ForeignKeyRelation[Workspace] = fields.ForeignKeyField("models.Workspace", "memberships")
    workspace_id: UUID
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField("models.Account", "memberships")
    account_id: UUID
    role = fields.CharField(max_length=10)
    availability = fields.CharField(max_length=10, default="online", db_default="online")

    capacity: int | None = fields.SmallIntField(null=True)
    """How many open conversations routing gives them at most; null as the workspace says."""
    removed_at = fields.DatetimeField(null=True)
    """They are in the workspace no longer; the row stays, because it names who wrote their messages."""

    class Meta:
        table = "membership"
        unique_together = (("workspace", "account"),)
