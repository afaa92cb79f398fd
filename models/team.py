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

    class Meta:
        table = "team"
