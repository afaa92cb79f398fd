from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.base import Row
from models.conversation import Conversation


class Transcript(Row):
    """A link to read one conversation by. Its token is derived from its id, and so is kept nowhere."""

    conversation: fields.ForeignKeyRelation[Conversation] = fields.ForeignKeyField("models.Conversation", "transcripts")
    conversation_id: UUID
    includes_notes = fields.BooleanField()
    locale = fields.CharField(max_length=35)
    time_zone = fields.CharField(max_length=64)
    expires_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "transcript"
