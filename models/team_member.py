from __future__ import annotations

from uuid import UUID

from tortoise import fields

from models.base import Row
from models.membership import Membership
from models.team import Team


class TeamMember(Row):
    """An agent in a team."""

    team: fields.ForeignKeyRelation[Team] = fields.ForeignKeyField("models.Team", "members")
    team_id: UUID
    agent: fields.ForeignKeyRelation[Membership] = fields.ForeignKeyField("models.Membership", "teams")
    agent_id: UUID

    class Meta:
        table = "team_member"
        unique_together = (("team", "agent"),)
