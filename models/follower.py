from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.base import Row
from models.conversation import Conversation


class Follower(Row):
    """An agent who follows a conversation. Plain columns, as of a mention."""

    workspace_id = fields.UUIDField()
    conversation: fields.ForeignKeyRelation[Conversation] = fields.ForeignKeyField("models.Conversation", "followers")
    conversation_id: UUID
    agent_id = fields.UUIDField()

    class Meta:
        table = "follower"
        unique_together = (("conversation", "agent_id"),)
        indexes = (("agent_id", "conversation_id"),)
