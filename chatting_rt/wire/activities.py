"""Activities: what happened to a conversation, told in its thread. Agents only."""

from typing import Literal

from chatting_rt.wire.base import Author, Shape

RoutingReason = Literal["round_robin", "least_loaded", "offline", "unanswered"]


class Activity(Shape):
    """Routing gave the conversation to somebody, and why."""

    what: Literal["routed"]
    agent: Author
    """Who has it now."""
    previous: Author | None
    """Who had it before, where it was taken from somebody."""
    reason: RoutingReason
    """Whose turn it was, who had least to do, or why who had it could not keep it."""
    load: int
    """How many open conversations they had before this one."""
    capacity: int
    """How many they may have."""
