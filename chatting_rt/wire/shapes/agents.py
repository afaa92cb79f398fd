"""Agents, and whether they are there."""

from typing import Literal
from uuid import UUID

from chatting_rt.wire.base import Shape

Role = Literal["owner", "admin", "agent"]
Availability = Literal["online", "away", "busy", "offline"]


class Agent(Shape):
    """A membership of the workspace."""

    id: UUID
    name: str
    role: Role
    availability: Availability
    capacity: int | None = None
    """How many open conversations routing gives them at most; null: as the workspace says."""
    avatar_id: UUID | None = None
    """Of their picture, below `GET /v1/avatars/`."""


class ColleaguePresence(Shape):
    """An agent and whether some device of theirs is connected."""

    agent: Agent
    is_online: bool
    is_attentive: bool
    """Whether one of their devices is in use."""
