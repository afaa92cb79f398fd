from __future__ import annotations

from typing import Any
from uuid import UUID

from tortoise import fields

from models.base import Row
from models.workspace import Workspace


class Site(Row):
    """A website that carries the widget. `key` is public: it stands in the page's source."""

    workspace: fields.ForeignKeyRelation[Workspace] = fields.ForeignKeyField("models.Workspace", "sites")
    workspace_id: UUID
    name = fields.CharField(max_length=200)
    key = fields.CharField(max_length=40, unique=True)
    allowed_origins: list[str] = fields.JSONField(default=list)
    pre_chat_form: dict[str, Any] | None = fields.JSONField(null=True)
    offline_form: dict[str, Any] | None = fields.JSONField(null=True)
    asks_rating = fields.BooleanField(default=True, db_default=True)
    """Whether visitors are asked, once a conversation is resolved, how they were helped."""

    requires_verified_identity = fields.BooleanField(default=False, db_default=False)
    """Whether who visitors say they are has to be proven."""
    brand_color = fields.CharField(max_length=7, null=True)
    """Of the launcher and the panel, as `#4f46e5`; null for the product's own."""
    greeting = fields.CharField(max_length=200, null=True)
    """What a visitor reads before they write; null for ours, in their language."""

    removed_at = fields.DatetimeField(null=True)
    """Nobody gets in any more; its conversations stay."""

    class Meta:
        table = "site"
