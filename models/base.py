"""What all tables share."""

from uuid import UUID

from tortoise import Model, fields
from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A UUIDv7: unique without asking the database, and roughly in order of time."""
    return uuid7()


class Row(Model):
    """A row with an id and a birthday. The birthday comes from the caller's clock."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    created_at = fields.DatetimeField()

    class Meta:
        abstract = True
