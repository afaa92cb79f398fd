from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.base import Row
from models.workspace import Workspace


class CannedReply(Row):
    """What agents say often. Within a workspace a short code is there once, whatever its case."""

    workspace: fields.ForeignKeyRelation[Workspace] = fields.ForeignKeyField("models.Workspace", "canned_replies")
    workspace_id: UUID
    short_code = fields.CharField(max_length=40)
    body = fields.TextField()

    class Meta:
        table = "canned_reply"
