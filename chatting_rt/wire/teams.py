"""Teams: agents who answer together."""

from typing import Annotated
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from chatting_rt.wire.base import Command, Shape
from chatting_rt.wire.routing import Capacity, RoutingMode

TeamName = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"\S")]
TeamAgents = Annotated[list[UUID], Meta(max_length=500)]


class Team(Shape):
    """Some agents of the workspace."""

    id: UUID
    name: str
    agent_ids: list[UUID]
    routing_mode: RoutingMode | None
    """How its waiting conversations are given to its agents; null: as the workspace's are."""
    capacity: Capacity | None
    """Open conversations of the team that each of its agents is given at most; null: as many as the workspace says."""


class CreateTeam(Command):
    """Make a team of these agents."""

    name: TeamName
    agent_ids: TeamAgents = []
    routing_mode: RoutingMode | None = None
    capacity: Capacity | None = None


class UpdateTeam(Command):
    """Rename a team, or say anew who is in it, or how its conversations are given out."""

    team_id: UUID
    name: TeamName | UnsetType = UNSET
    agent_ids: TeamAgents | UnsetType = UNSET
    routing_mode: RoutingMode | UnsetType | None = UNSET
    capacity: Capacity | UnsetType | None = UNSET


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
