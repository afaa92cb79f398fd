from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.base import Row
from models.workspace import Workspace


class Routing(Row):
    """How a workspace gives its conversations to agents. Whoever decides holds this row, so that one decides at a time.

    A workspace without a row leaves it to its agents.
    """

    workspace: fields.OneToOneRelation[Workspace] = fields.OneToOneField("models.Workspace", "routing")
    workspace_id: UUID
    mode = fields.CharField(max_length=20)
    capacity = fields.SmallIntField()
    """Open conversations of an agent who has no capacity of their own."""
    reroutes_offline = fields.BooleanField()
    answer_minutes: int | None = fields.SmallIntField(null=True)
    last_agent_id: UUID | None = fields.UUIDField(null=True)
    """Whose turn it was last."""

    class Meta:
        table = "routing"
