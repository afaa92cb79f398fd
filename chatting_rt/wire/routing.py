"""Routing: how conversations find their agents by themselves."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from chatting_rt.wire.base import Command, Shape
from chatting_rt.wire.shapes import Agent

RoutingMode = Literal["off", "round_robin", "least_loaded"]
Capacity = Annotated[int, Meta(ge=1, le=1000)]
AnswerMinutes = Annotated[int, Meta(ge=1, le=1440)]


class Routing(Shape):
    """How the workspace's waiting conversations are given out."""

    mode: RoutingMode
    """By turns, to who has least to do, or not at all."""
    capacity: Capacity
    """Open conversations that an agent is given at most, unless they have a capacity of their own."""
    reroutes_offline: bool
    """Whether an unanswered conversation goes to somebody else when who has it is gone for half a minute."""
    answer_minutes: AnswerMinutes | None
    """After how many minutes without an answer it goes to somebody else; null: never."""


class SetRouting(Command):
    """Say how waiting conversations are given out."""

    mode: RoutingMode
    capacity: Capacity
    reroutes_offline: bool
    answer_minutes: AnswerMinutes | None


class RoutingChanged(Shape):
    """How they are given out now."""

    routing: Routing


class SetCapacity(Command):
    """Say how many open conversations routing gives an agent at most; null: as many as the workspace says."""

    agent_id: UUID
    capacity: Capacity | None


class CapacityChanged(Shape):
    """The agent as they are now."""

    agent: Agent
