from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.account import Account
from models.base import Row


class RecoveryCode(Row):
    """Signs in once without the authenticator. Only its hash is kept; a used one is deleted."""

    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField("models.Account", "recovery_codes")
    account_id: UUID
    code_hash = fields.CharField(max_length=64)

    class Meta:
        table = "recovery_code"
        unique_together = (("account", "code_hash"),)
