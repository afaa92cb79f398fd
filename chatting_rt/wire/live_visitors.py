"""Who is on the sites now. It is told while it is true, and kept nowhere."""

from uuid import UUID

from chatting_rt.wire.base import Command, Shape, Time
from chatting_rt.wire.places import Place
from chatting_rt.wire.visits import Campaign, Device, PageView


class ListLiveVisitors(Command):
    """Who is on the sites now, those who moved last first."""


class Sighted(Shape):
    """One device of a visitor, as the process says it that has its connection."""

    visitor_id: UUID
    page: PageView
    here_since: Time
    locale: str | None
    referrer: str | None
    campaign: Campaign | None
    device: Device | None
    place: Place | None


class LiveVisitor(Sighted):
    """A visitor who is on a site now."""

    name: str | None
    conversation_id: UUID | None
    """Their newest, where there is one."""


class LiveVisitors(Shape):
    """Two hundred at most. Nobody unless the workspace wants to see them."""

    is_on: bool
    visitors: list[LiveVisitor]
