from __future__ import annotations

import secrets

from tortoise import fields

from models.base import Row


def new_epoch() -> str:
    return secrets.token_urlsafe(9)


class Workspace(Row):
    """The tenant. `seq` is the number of its last event; `epoch` changes when a backup is restored."""

    name = fields.CharField(max_length=200)
    time_zone = fields.CharField(max_length=64, default="UTC", db_default="UTC")
    locale = fields.CharField(max_length=10, default="en", db_default="en")
    """Of mails to people who have no language of their own yet."""
    delete_at = fields.DatetimeField(null=True)
    """When it is deleted for good, unless an owner takes that back."""
    epoch = fields.CharField(max_length=40, default=new_epoch)
    seq = fields.BigIntField(default=0, db_default=0)
    trimmed_seq = fields.BigIntField(default=0, db_default=0)
    """Events up to here are no longer in the log."""
    language = fields.CharField(max_length=20, default="simple", db_default="simple")
    """What most messages are written in, as search knows it."""

    shows_live_visitors = fields.BooleanField(default=False, db_default=False)
    """Whether agents see who is on the sites now."""
    shows_typing_previews = fields.BooleanField(default=False, db_default=False)
    """Whether agents see what visitors are writing, which those are told."""

    class Meta:
        table = "workspace"
