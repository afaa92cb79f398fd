"""What visitors may ask about what is kept of them, themselves or through an agent."""

from uuid import UUID

from chatting_rt.wire.base import Command, Shape, Time


class ExportMyData(Command):
    """Ask for all that is kept of oneself."""


class DeleteMyData(Command):
    """Have all that is kept of oneself deleted. There is no way back."""


class ExportVisitor(Command):
    """Ask for all that is kept of a visitor, to hand it to them."""

    visitor_id: UUID


class DataExported(Shape):
    """A path below the server's address, where it is one JSON file. Whoever has the link has the data."""

    path: str
    expires_at: Time
