from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.base import Row
from models.visitor import Visitor
from models.workspace import Workspace


class TrackedEvent(Row):
    """Something that a visitor did on the site, as the site says it. It goes with the visitor and their consent."""

    workspace: fields.ForeignKeyRelation[Workspace] = fields.ForeignKeyField("models.Workspace", "tracked_events")
    workspace_id: UUID
    visitor: fields.ForeignKeyRelation[Visitor] = fields.ForeignKeyField("models.Visitor", "tracked_events")
    visitor_id: UUID
    name = fields.CharField(max_length=100)
    properties = fields.JSONField[dict[str, str | int | float | bool]]()

    class Meta:
        table = "tracked_event"
