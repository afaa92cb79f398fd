from __future__ import annotations

from datetime import datetime
from uuid import UUID

from tortoise import fields

from models.base import Row
from models.conversation import Conversation
from models.membership import Membership


class Rating(Row):
    """What a visitor thought of how they were helped. One for each time they were asked."""

    workspace_id = fields.UUIDField()
    conversation: fields.ForeignKeyRelation[Conversation] = fields.ForeignKeyField("models.Conversation", "ratings")
    conversation_id: UUID
    agent: fields.ForeignKeyNullableRelation[Membership] = fields.ForeignKeyField(
        "models.Membership", "ratings", null=True, on_delete=fields.SET_NULL
    )
    agent_id: UUID | None
    """Who had the conversation when it was rated."""
    asked_at: datetime = fields.DatetimeField()
    rating = fields.SmallIntField()
    comment = fields.TextField(null=True)

    class Meta:
        table = "rating"
        unique_together = (("conversation", "asked_at"),)
        indexes = (("workspace_id", "created_at"),)
