from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.base import Row
from models.site import Site


class IdentitySecret(Row):
    """By it a site's own server proves who its visitors are. The secret itself is derived from the id, kept nowhere."""

    workspace_id = fields.UUIDField(db_index=True)
    site: fields.ForeignKeyRelation[Site] = fields.ForeignKeyField("models.Site", "identity_secrets")
    site_id: UUID

    class Meta:
        table = "identity_secret"
