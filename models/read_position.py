from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.base import Row
from models.conversation import Conversation


class ReadPosition(Row):
    """How far one person has received and read a conversation, in both numberings. It only moves forward."""

    workspace_id = fields.UUIDField()
    conversation: fields.ForeignKeyRelation[Conversation] = fields.ForeignKeyField("models.Conversation", "reads")
    conversation_id: UUID
    reader_type = fields.CharField(max_length=10)
    reader_id = fields.UUIDField()
    delivered_seq = fields.BigIntField(default=0, db_default=0)
    delivered_public_seq = fields.BigIntField(default=0, db_default=0)
    read_seq = fields.BigIntField(default=0, db_default=0)
    read_public_seq = fields.BigIntField(default=0, db_default=0)
    moved_at_seq = fields.BigIntField(default=0, db_default=0)
    """The workspace's number when it last moved, so that a sync finds what moved meanwhile."""

    class Meta:
        table = "read_position"
        unique_together = (("conversation", "reader_id"),)
        indexes = (("workspace_id", "moved_at_seq"),)
