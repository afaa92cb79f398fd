from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.base import Row
from models.visitor import Visitor
from models.workspace import Workspace


class Visit(Row):
    """What is known of a visitor's way to us and of their device, in the form that it has on the wire.

    It goes with the visitor, and at once when they take their consent back.
    """

    workspace: fields.ForeignKeyRelation[Workspace] = fields.ForeignKeyField("models.Workspace", "visits")
    workspace_id: UUID
    visitor: fields.OneToOneRelation[Visitor] = fields.OneToOneField("models.Visitor", "visit")
    visitor_id: UUID
    pages = fields.JSONField[list[dict[str, str | None]]]()
    referrer = fields.CharField(max_length=1000, null=True)
    campaign: dict[str, str] | None = fields.JSONField(null=True)
    device: dict[str, str] | None = fields.JSONField(null=True)
    time_zone = fields.CharField(max_length=64, null=True)
    place: dict[str, str] | None = fields.JSONField(null=True)

    class Meta:
        table = "visit"
