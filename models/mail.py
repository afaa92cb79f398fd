from typing import Any

from tortoise import fields

from models.base import Row


class Mail(Row):
    """A mail that was promised, and what became of it. Its text is made when it is sent, from `kind` and `params`."""

    workspace_id = fields.UUIDField(null=True)
    to_address = fields.CharField(max_length=320)
    locale = fields.CharField(max_length=35)
    kind = fields.CharField(max_length=60)
    params: dict[str, Any] = fields.JSONField(default=dict)
    """Ids and plain words, never secrets: links are signed when the text is made."""
    attempts = fields.IntField(default=0, db_default=0)
    sent_at = fields.DatetimeField(null=True)
    failed_at = fields.DatetimeField(null=True)
    reason = fields.TextField(null=True)
    """Of the last failure, for whoever runs the server."""

    class Meta:
        table = "mail"
        indexes = (("created_at",),)
