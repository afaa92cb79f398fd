from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.base import Row
from models.conversation import Conversation
from models.membership import Membership


class Draft(Row):
    """What an agent has half written in a conversation. It is there only while there is something of it."""

    workspace_id = fields.UUIDField()
    conversation: fields.ForeignKeyRelation[Conversation] = fields.ForeignKeyField("models.Conversation", "drafts")
    conversation_id: UUID
    agent: fields.ForeignKeyRelation[Membership] = fields.ForeignKeyField("models.Membership", "drafts")
    agent_id: UUID
    kind = fields.CharField(max_length=10)
    body = fields.TextField()
    revision = fields.BigIntField()
    """Of all drafts, in the order they were saved: so the devices of an agent know which is the last."""

    class Meta:
        table = "draft"
        unique_together = (("conversation", "agent"),)
        indexes = (("agent_id", "revision"),)
