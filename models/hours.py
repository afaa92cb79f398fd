from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.base import Row
from models.workspace import Workspace


class Hours(Row):
    """When a workspace's team answers, in the form that it has on the wire. Without a row it may be at any time."""

    workspace: fields.OneToOneRelation[Workspace] = fields.OneToOneField("models.Workspace", "hours")
    workspace_id: UUID
    is_on = fields.BooleanField()
    week = fields.JSONField[dict[str, object]]()
    holidays = fields.JSONField[list[dict[str, object]]]()

    class Meta:
        table = "hours"
