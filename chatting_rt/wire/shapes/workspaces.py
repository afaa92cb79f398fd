"""Workspaces, for their agents and for accounts that may enter them."""

from uuid import UUID

from chatting_rt.wire.base import Shape, Time
from chatting_rt.wire.shapes.agents import Role
from chatting_rt.wire.shapes.sites import Site


class Workspace(Shape):
    """The tenant, as its agents see it."""

    id: UUID
    name: str
    time_zone: str
    locale: str
    delete_at: Time | None
    """When it is deleted, unless an owner takes that back."""
    shows_live_visitors: bool
    """Whether its agents see who is on the sites now."""
    shows_typing_previews: bool
    """Whether its agents see what visitors are writing."""
    sites: list[Site]


class WorkspaceRef(Shape):
    """A workspace that an account may enter."""

    id: UUID
    name: str
    role: Role
