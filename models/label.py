from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.base import Row
from models.workspace import Workspace


class Label(Row):
    """A word that conversations carry. Within a workspace a name is there once, whatever its case."""

    workspace: fields.ForeignKeyRelation[Workspace] = fields.ForeignKeyField("models.Workspace", "labels")
    workspace_id: UUID
    name = fields.CharField(max_length=50)
    colour = fields.CharField(max_length=10)

    class Meta:
        table = "label"
