from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.account import Account
from models.base import Row


class EmailLink(Row):
    """A one-time link that a mail carries. Its token is derived from its id, and so is kept nowhere."""

    account: fields.ForeignKeyNullableRelation[Account] = fields.ForeignKeyField("models.Account", "links", null=True)
    account_id: UUID | None
    purpose = fields.CharField(max_length=20)
    email = fields.CharField(max_length=254)
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "email_link"
        indexes = (("account_id", "purpose"),)
