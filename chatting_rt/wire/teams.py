"""Teams: agents who answer together."""

from typing import Annotated
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from chatting_rt.wire.base import Command, Shape

TeamName = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"\S")]
TeamAgents = Annotated[list[UUID], Meta(max_length=500)]


class Team(Shape):
    """Some agents of the workspace."""

    id: UUID
    name: str
    agent_ids: list[UUID]


class CreateTeam(Command):
    """Make a team of these agents."""

    name: TeamName
    agent_ids: TeamAgents = []


class UpdateTeam(Command):
    """Rename a team, or say anew who is in it."""

    team_id: UUID
    name: TeamName | UnsetType = UNSET
    agent_ids: TeamAgents | UnsetType = UNSET


class DeleteTeam(Command):
    """Dissolve a team. Its agents stay."""

    team_id: UUID


class ListTeams(Command):
    """The workspace's teams."""


class AssignTeam(Command):
    """Give the conversation to a team, or with null to none. Who of them has it is another matter."""

    conversation_id: UUID
    team_id: UUID | None


class TeamChanged(Shape):
    """The team as it is now."""

    team: Team


class TeamList(Shape):
    """The workspace's teams, by name."""

    teams: list[Team]
