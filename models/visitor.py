from __future__ import annotations

from datetime import datetime
from uuid import UUID

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField

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
    other_token_hashes: list[str] | None = ArrayField("text", null=True)
    """Of further devices: of who is verified, or of whom an agent found to be several visitors."""
    last_seen_at = fields.DatetimeField()
    name = fields.CharField(max_length=200, null=True)
    email = fields.CharField(max_length=254, null=True)
    locale = fields.CharField(max_length=35, null=True)
    external_id = fields.CharField(max_length=200, null=True)
    """Who they are to the site. Proven where `verified_at` is set, else only said."""
    verified_at: datetime | None = fields.DatetimeField(null=True)
    merged_into_id: UUID | None = fields.UUIDField(null=True)
    """The visitor who they turned out to be, and who has all that was theirs."""
    attributes: dict[str, str | int | float | bool] | None = fields.JSONField(null=True)
    blocked_at = fields.DatetimeField(null=True)
    erased_at: datetime | None = fields.DatetimeField(null=True)
    """Nothing of them is left but the id, for as long as their token could still be taken for a newcomer's."""

    class Meta:
        table = "visitor"

    def knows(self, token_hash: str) -> bool:
        return token_hash in (self.token_hash, *(self.other_token_hashes or ()))
