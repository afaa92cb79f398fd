"""What is known of a visitor's way to us and of the device they use, while they do not mind."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from chatting_rt.wire.base import END, Command, Shape, Time
from chatting_rt.wire.commands import Page
from chatting_rt.wire.places import Place
from chatting_rt.wire.visitors import AttributeChanges, AttributeName, AttributeNumber, AttributeText

MOST_PAGES = 20
MOST_EVENTS = 50
MOST_PROPERTIES = 20
MOST_PROPERTY_BYTES = 4000
EventName = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+" + END)]
Property = AttributeText | AttributeNumber | float | bool
Properties = Annotated[dict[AttributeName, Property], Meta(max_length=MOST_PROPERTIES)]
TimeZone = Annotated[str, Meta(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_+/-]+" + END)]

DeviceKind = Literal["desktop", "tablet", "phone", "bot"]


class ViewPage(Page, kw_only=True):
    """Say which page one looks at now."""

    referrer: Annotated[str, Meta(max_length=2000)] | None = None
    """Whence one came to it. What lies on the same host is passed over."""
    time_zone: TimeZone | None = None


class SetConsent(Command):
    """Say whether what one does on the site may be kept."""

    is_given: bool


class SetAttributes(Command):
    """Say what the site knows of one. It proves nothing, and makes nobody be kept."""

    attributes: AttributeChanges


class TrackEvent(Command):
    """Say that one did something on the site: ordered, searched, left a form."""

    name: EventName
    properties: Properties = {}

    def __post_init__(self) -> None:
        if len(msgspec.json.encode(self.properties)) > MOST_PROPERTY_BYTES:
            raise ValueError(f"Expected at most {MOST_PROPERTY_BYTES} bytes - at `$.properties`")


class GetVisit(Command):
    """What is known of a visitor's way and device."""

    visitor_id: UUID


class PageView(Shape):
    """A page that a visitor looked at. Of its address neither query nor fragment is kept."""

    url: str
    title: str | None
    at: Time


class Campaign(Shape, omit_defaults=True):
    """By what a visitor was brought, as the site marked it with `utm_` parameters."""

    source: str | None = None
    medium: str | None = None
    campaign: str | None = None
    term: str | None = None
    content: str | None = None


class Device(Shape, omit_defaults=True):
    """What somebody looks at the site with, as far as their browser says it."""

    browser: str | None = None
    os: str | None = None
    kind: DeviceKind | None = None


class Visit(Shape):
    """A visitor's way and device."""

    pages: list[PageView]
    """The last twenty, the newest last: it is the current one while the visitor is there."""
    referrer: str | None
    """Whence they came to the site last."""
    campaign: Campaign | None
    device: Device | None
    time_zone: str | None
    place: Place | None


class TrackedEvent(Shape):
    """Something that a visitor did on the site, as the site says it."""

    id: UUID
    name: str
    properties: dict[str, str | int | float | bool]
    at: Time


class VisitFound(Shape):
    """Null where nothing is kept. The newest of what they did comes first."""

    visit: Visit | None
    events: list[TrackedEvent]
