"""The members of a workspace, as those see them who are in it."""

from uuid import UUID

from chatting_rt.wire.base import Command, Shape, Time
from chatting_rt.wire.shapes import Agent, Role


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


class ChangeRole(Command):
    """Give a member another role, one's own at most. The last owner stays owner."""

    agent_id: UUID
    role: Role


class RemoveMember(Command):
    """End somebody's membership. What they wrote stays; their conversations are nobody's."""

    agent_id: UUID
