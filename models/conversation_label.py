from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.base import Row
from models.conversation import Conversation
from models.label import Label


class ConversationLabel(Row):
    """A label on a conversation."""

    conversation: fields.ForeignKeyRelation[Conversation] = fields.ForeignKeyField("models.Conversation", "labels")
    conversation_id: UUID
    label: fields.ForeignKeyRelation[Label] = fields.ForeignKeyField("models.Label", "conversations")
    label_id: UUID

    class Meta:
        table = "conversation_label"
        unique_together = (("conversation", "label"),)
        indexes = (("label_id", "conversation_id"),)
