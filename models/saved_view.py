from __future__ import annotations

from typing import Any
from uuid import UUID

from tortoise import fields

from models.base import Row
from models.workspace import Workspace


class SavedView(Row):
    """A list kept under a name. Among the shared ones, and among those of an agent, a name is there once."""

    workspace: fields.ForeignKeyRelation[Workspace] = fields.ForeignKeyField("models.Workspace", "saved_views")
    workspace_id: UUID
    agent_id = fields.UUIDField()
    """Who made it."""
    name = fields.CharField(max_length=50)
    is_shared = fields.BooleanField()
    view = fields.CharField(max_length=10)
    status = fields.CharField(max_length=10)
    filters: dict[str, Any] = fields.JSONField()

    class Meta:
        table = "saved_view"
