from __future__ import annotations

from datetime import datetime
from uuid import UUID

from tortoise import fields

from models.base import Row
from models.conversation import Conversation


class Message(Row):
    """A reply, a note or an activity. Its workspace is a plain column: no foreign key check for the group commit."""

    workspace_id = fields.UUIDField()
    conversation: fields.ForeignKeyRelation[Conversation] = fields.ForeignKeyField(
        "models.Conversation", "messages", db_constraint=False
    )
    conversation_id: UUID
    """No constraint holds it: whoever writes a message holds the conversation, and one of a million can go at once."""
    seq = fields.BigIntField()
    public_seq = fields.BigIntField(null=True)
    """Null for what the visitor may not see."""
    client_id = fields.UUIDField()
    kind = fields.CharField(max_length=10)
    body = fields.TextField()
    author_type = fields.CharField(max_length=10)
    author_id = fields.UUIDField()
    activity = fields.JSONField[dict[str, object] | None](null=True)
    """What happened, where the message is no words but an activity: see `wire.activities`."""
    language = fields.CharField(max_length=20, default="simple", db_default="simple")
    """Whose stems it is found by: see `models.search`."""
    quoted_id = fields.UUIDField(null=True)
    """Of the same conversation. What it says is read there."""
    edited_at: datetime | None = fields.DatetimeField(null=True)
    deleted_at: datetime | None = fields.DatetimeField(null=True)
    """Body and files are gone since then; the row keeps its place in the thread."""

    class Meta:
        table = "message"
        unique_together = (("conversation", "author_id", "client_id"), ("conversation", "seq"))
