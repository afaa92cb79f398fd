"""Websites that carry the widget."""

from uuid import UUID

from chatting_rt.wire.base import Shape
from chatting_rt.wire.forms import SiteForms
from chatting_rt.wire.hours import Opening


class Site(Shape):
    """A website that carries the widget. An empty list of origins allows any."""

    id: UUID
    name: str
    key: str
    allowed_origins: list[str]
    asks_rating: bool
    """Whether visitors are asked, once a conversation is resolved, how they were helped."""
    forms: SiteForms
    requires_verified_identity: bool
    """Whether who visitors say they are has to be proven."""
    brand_color: str | None
    """Of the launcher and the panel; null for the product's own."""
    greeting: str | None
    """What a visitor reads before they write; null for ours, in their language."""


class Brand(Shape):
    """A site's colour, and what stands on it: black or white, with a contrast of 4.5:1 at least."""

    color: str
    label: str


class SiteForVisitors(Shape):
    """What a widget may know about its site."""

    id: UUID
    name: str
    is_team_online: bool
    opening: Opening | None
    """Whether it is the team's hour; null where it may be any."""
    forms: SiteForms
    brand: Brand | None
    greeting: str | None
    shows_typing_previews: bool
    """Whether agents see what a visitor is writing. The visitor is to be told."""
