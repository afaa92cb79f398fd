from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.base import Row
from models.conversation import Conversation
from models.message import Message


class Mention(Row):
    """An agent whom a message names. Workspace and agent are plain columns: no key checks for the group commit."""

    workspace_id = fields.UUIDField()
    conversation: fields.ForeignKeyRelation[Conversation] = fields.ForeignKeyField("models.Conversation", "mentions")
    conversation_id: UUID
    message: fields.ForeignKeyRelation[Message] = fields.ForeignKeyField("models.Message", "mentions")
    message_id: UUID
    agent_id = fields.UUIDField()
    seq = fields.BigIntField()
    """Of what made it: its message's, or that of the edit that brought it in."""
    is_read = fields.BooleanField(default=False, db_default=False)
    """Follows the agent's read position, so that those still to be read are found without looking at all others."""

    class Meta:
        table = "mention"
        unique_together = (("message", "agent_id"),)
        indexes = (("agent_id", "conversation_id", "seq"),)
