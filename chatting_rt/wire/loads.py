"""Loads: how much everybody has to do, for whoever is about to give somebody more."""

from uuid import UUID

from chatting_rt.wire.base import Command, Shape
from chatting_rt.wire.shapes import TeamCount


class ListLoads(Command):
    """How many open conversations each agent and each team has."""


class AgentCount(Shape):
    """How many open conversations an agent has; 100 means 100 or more."""

    agent_id: UUID
    open: int


class Loads(Shape):
    """The workspace's agents and teams."""

    agents: list[AgentCount]
    teams: list[TeamCount]
