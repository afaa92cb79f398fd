from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.base import Row
from models.workspace import Workspace


class Team(Row):
    """Agents who answer together. Within a workspace a name is there once, whatever its case."""

    workspace: fields.ForeignKeyRelation[Workspace] = fields.ForeignKeyField("models.Workspace", "teams")
    workspace_id: UUID
    name = fields.CharField(max_length=100)
    routing_mode = fields.CharField(max_length=20, null=True)
    """Null: the workspace's."""
    capacity: int | None = fields.SmallIntField(null=True)
    """Open conversations of the team that an agent of it has at most; null: the workspace's capacity counts."""
    last_agent_id: UUID | None = fields.UUIDField(null=True)
    """Whose turn it was last."""

    class Meta:
        table = "team"
