from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.base import Row
from models.membership import Membership


class ApiToken(Row):
    """Lets a program act for an agent, within `scopes`. Only its hash is kept."""

    workspace_id = fields.UUIDField(db_index=True)
    agent: fields.ForeignKeyRelation[Membership] = fields.ForeignKeyField("models.Membership", "api_tokens")
    agent_id: UUID
    name = fields.CharField(max_length=100)
    token_hash = fields.CharField(max_length=64, unique=True)
    scopes: list[str] = fields.JSONField(default=list)
    expires_at = fields.DatetimeField(null=True)
    last_used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "api_token"
