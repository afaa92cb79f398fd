from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from tortoise import fields

from models.base import Row
from models.membership import Membership
from models.site import Site
from models.visitor import Visitor
from models.workspace import Workspace


class Conversation(Row):
    """A thread between one visitor and the team."""

    workspace: fields.ForeignKeyRelation[Workspace] = fields.ForeignKeyField("models.Workspace", "conversations")
    workspace_id: UUID
    site: fields.ForeignKeyRelation[Site] = fields.ForeignKeyField("models.Site", "conversations")
    site_id: UUID
    visitor: fields.ForeignKeyRelation[Visitor] = fields.ForeignKeyField("models.Visitor", "conversations")
    visitor_id: UUID
    assignee: fields.ForeignKeyNullableRelation[Membership] = fields.ForeignKeyField(
        "models.Membership", "assigned", null=True, on_delete=fields.SET_NULL
    )
    assignee_id: UUID | None
    assigned_at: datetime | None = fields.DatetimeField(null=True)
    """When it was last given to somebody or taken from them."""
    team_id: UUID | None = fields.UUIDField(null=True)
    """A plain column, so that dissolving a team locks no conversation: one whose team is gone is no team's."""
    priority = fields.SmallIntField(default=0, db_default=0)
    """From 0, none, to 4, urgent: see `wire.priorities`."""
    client_id = fields.UUIDField()
    """Of the message that started it; starting is idempotent by it."""
    status = fields.CharField(max_length=10, default="open", db_default="open")
    snoozed_until = fields.DatetimeField(null=True)
    seq = fields.BigIntField(default=0, db_default=0)
    """The workspace's number of its last event."""
    public_seq = fields.BigIntField(default=0, db_default=0)
    """How many of its events its visitor may see."""
    form: dict[str, Any] | None = fields.JSONField(null=True)
    """What its visitor answered when it started, with the questions as they were asked."""
    rating_asked_at: datetime | None = fields.DatetimeField(null=True)
    """When it was last resolved, if its visitor was asked then how it was."""
    last_message_seq = fields.BigIntField(default=0, db_default=0)

    class Meta:
        table = "conversation"
        unique_together = (("visitor", "client_id"),)
        indexes = (
            ("workspace_id", "status", "last_message_seq"),
            ("workspace_id", "last_message_seq"),
            ("assignee_id", "status", "last_message_seq"),
        )
