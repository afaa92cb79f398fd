from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.base import Row
from models.membership import Membership
from models.workspace import Workspace


class Invitation(Row):
    """Somebody is asked to join. Its token is derived from its id, and so is kept nowhere.

    An address has one open invitation of a workspace at most; one that has expired is still open, and can be sent anew.
    """

    workspace: fields.ForeignKeyRelation[Workspace] = fields.ForeignKeyField("models.Workspace", "invitations")
    workspace_id: UUID
    inviter: fields.ForeignKeyNullableRelation[Membership] = fields.ForeignKeyField(
        "models.Membership", "invitations", null=True, on_delete=fields.SET_NULL
    )
    inviter_id: UUID | None
    email = fields.CharField(max_length=254)
    role = fields.CharField(max_length=10)
    expires_at = fields.DatetimeField()
    accepted_at = fields.DatetimeField(null=True)

    class Meta:
        table = "invitation"
