"""Roughly where somebody is."""

from chatting_rt.wire.base import Shape


class Place(Shape, omit_defaults=True):
    """A country, and as much of the way to the town as is known. Never an address, and no coordinates."""

    country: str
    """By its code: `DE`."""
    region: str | None = None
    city: str | None = None
