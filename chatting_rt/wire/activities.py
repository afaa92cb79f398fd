"""Activities: what happened to a conversation, told in its thread. Agents only."""

from typing import Literal
from uuid import UUID

from chatting_rt.wire.base import Author, Shape, Time
from chatting_rt.wire.priorities import Priority

RoutingReason = Literal["round_robin", "least_loaded", "offline", "unanswered"]
Status = Literal["open", "snoozed", "resolved"]


class Routed(Shape, tag_field="what", tag="routed"):
    """Routing gave the conversation to somebody, and why."""

    agent: Author
    """Who has it now."""
    previous: Author | None
    """Who had it before, where it was taken from somebody."""
    reason: RoutingReason
    """Whose turn it was, who had least to do, or why who had it could not keep it."""
    load: int
    """How many open conversations they had before this one; where the team has a capacity, of the team's."""
    capacity: int
    """How many they may have."""
    team_name: str | None = None
    """The team it is for, as it was called then: only its agents were asked."""


class Assigned(Shape, tag_field="what", tag="assigned"):
    """Somebody gave it to an agent, or took it from one."""

    agent: Author | None
    previous: Author | None


class TeamAssigned(Shape, tag_field="what", tag="team_assigned"):
    """Somebody gave it to a team, or took it from one."""

    team_name: str | None
    """As it was called then."""


class StatusSet(Shape, tag_field="what", tag="status_set"):
    """Somebody resolved, snoozed or opened it."""

    status: Status
    snoozed_until: Time | None


class PrioritySet(Shape, tag_field="what", tag="priority_set"):
    """Somebody said how pressing it is."""

    priority: Priority


class Labelled(Shape, tag_field="what", tag="labelled"):
    """Somebody put a label on it."""

    label_id: UUID
    label_name: str
    """As it was called then."""


class Unlabelled(Shape, tag_field="what", tag="unlabelled"):
    """Somebody took a label off it."""

    label_id: UUID
    label_name: str
    """As it was called then."""


Activity = Routed | Assigned | TeamAssigned | StatusSet | PrioritySet | Labelled | Unlabelled
