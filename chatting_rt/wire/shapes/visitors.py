"""Visitors, for agents and for themselves."""

from uuid import UUID

from chatting_rt.wire.base import Shape, Time


class Visitor(Shape):
    """A person on a website, as agents see them."""

    id: UUID
    name: str | None
    email: str | None
    external_id: str | None
    """Who they are to the site."""
    is_verified: bool
    """Whether the site's server has proven that; else it is only said."""
    locale: str | None
    attributes: dict[str, str | int | float | bool]
    """What the site and the team noted of them, by name."""
    is_blocked: bool
    """Whether they are kept from connecting."""
    created_at: Time


class MergedVisitor(Shape):
    """Who is no longer there by themselves, and who they turned out to be."""

    merged_id: UUID
    visitor: Visitor


class VisitorSelf(Shape):
    """The visitor, as they see themselves."""

    id: UUID
    name: str | None
    email: str | None
    is_verified: bool
    """Whether it is proven who they are; then their conversations are the same on each of their devices."""
