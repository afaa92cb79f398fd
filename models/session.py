from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.account import Account
from models.base import Row


class Session(Row):
    """One signed-in device of an account. Only the hash of its token is kept."""

    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField("models.Account", "sessions")
    account_id: UUID
    token_hash = fields.CharField(max_length=64, unique=True)
    user_agent = fields.CharField(max_length=300, null=True)
    place: dict[str, str] | None = fields.JSONField(null=True)
    """Roughly where it was signed in."""
    last_seen_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()

    class Meta:
        table = "session"
