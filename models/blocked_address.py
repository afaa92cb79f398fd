from __future__ import annotations

from datetime import datetime
from uuid import UUID

from tortoise import fields

from models.base import Row
from models.workspace import Workspace


class BlockedAddress(Row):
    """Addresses from where no visitor of the workspace gets in, as a network in CIDR notation."""

    workspace: fields.ForeignKeyRelation[Workspace] = fields.ForeignKeyField("models.Workspace", "blocked_addresses")
    workspace_id: UUID
    network = fields.CharField(max_length=43)
    reason = fields.CharField(max_length=200, null=True)
    expires_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "blocked_address"
        unique_together = (("workspace", "network"),)
