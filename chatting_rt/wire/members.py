"""The members of a workspace, as those see them who are in it."""

from chatting_rt.wire.base import Command, Shape, Time
from chatting_rt.wire.shapes import Agent


class Member(Shape):
    """An agent, with what only colleagues may know."""

    agent: Agent
    email: str
    has_two_factor: bool
    joined_at: Time
    last_seen_at: Time | None


class ListMembers(Command):
    """Who is in the workspace."""


class MemberList(Shape):
    """The members, by name."""

    members: list[Member]
