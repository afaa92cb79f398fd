from __future__ import annotations

from datetime import datetime
from uuid import UUID

from tortoise import fields

from models.base import Row
from models.membership import Membership
from models.visitor import Visitor
from models.workspace import Workspace


class VisitorNote(Row):
    """What an agent wants colleagues to know of a visitor, who never sees it. It goes with the visitor."""

    workspace: fields.ForeignKeyRelation[Workspace] = fields.ForeignKeyField("models.Workspace", "visitor_notes")
    workspace_id: UUID
    visitor: fields.ForeignKeyRelation[Visitor] = fields.ForeignKeyField("models.Visitor", "notes")
    visitor_id: UUID
    author: fields.ForeignKeyRelation[Membership] = fields.ForeignKeyField("models.Membership", "visitor_notes")
    author_id: UUID
    body = fields.TextField()
    edited_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "visitor_note"
