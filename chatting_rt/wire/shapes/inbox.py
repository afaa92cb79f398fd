"""Conversations in lists, and how many there are."""

from uuid import UUID

from chatting_rt.wire.base import Seq, Shape
from chatting_rt.wire.shapes.conversations import Conversation


class InboxItem(Shape):
    """A conversation as one agent finds it in a list: with what is theirs alone, and what is true only now."""

    conversation: Conversation
    unread_count: int
    mentioned_seq: Seq | None
    """The number of the newest mention of this agent: its message's, or that of the edit that brought it in."""
    has_unread_mention: bool
    is_visitor_online: bool


class TeamCount(Shape):
    """How many open conversations a team has; 100 means 100 or more."""

    team_id: UUID
    open: int


class InboxCounts(Shape):
    """Conversations by view. Each is counted up to 100, which means 100 or more."""

    head: Seq
    """The events up to this one are counted, and none after it."""
    mine: int
    """Open ones, as those of nobody and of teams."""
    unassigned: int
    open: int
    snoozed: int
    resolved: int
    mentions: int
    """Whatever their status: with a mention that the agent has not read."""
    teams: list[TeamCount]
    """Of the teams that the agent is in."""
