from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.base import Row
from models.site import Site
from models.workspace import Workspace


class Visitor(Row):
    """A person on a website who has written. Only the hash of their token is kept."""

    workspace: fields.ForeignKeyRelation[Workspace] = fields.ForeignKeyField("models.Workspace", "visitors")
    workspace_id: UUID
    site: fields.ForeignKeyRelation[Site] = fields.ForeignKeyField("models.Site", "visitors")
    site_id: UUID
    token_hash = fields.CharField(max_length=64)
    last_seen_at = fields.DatetimeField()
    name = fields.CharField(max_length=200, null=True)
    email = fields.CharField(max_length=254, null=True)
    locale = fields.CharField(max_length=35, null=True)
    attributes: dict[str, str | int | float | bool] | None = fields.JSONField(null=True)
    blocked_at = fields.DatetimeField(null=True)

    class Meta:
        table = "visitor"
