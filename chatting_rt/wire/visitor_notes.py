"""What agents write down about a visitor, for each other alone."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from chatting_rt.wire.base import Author, Command, Shape, Time

MOST_NOTES = 100
NoteBody = Annotated[str, Meta(min_length=1, max_length=4000, pattern=r"\S")]


class ListVisitorNotes(Command):
    """What is noted of a visitor, the newest first."""

    visitor_id: UUID


class AddVisitorNote(Command):
    """Note something of a visitor."""

    visitor_id: UUID
    body: NoteBody


class EditVisitorNote(Command):
    """Word one's own note anew."""

    visitor_note_id: UUID
    body: NoteBody


class DeleteVisitorNote(Command):
    """Delete one's own note, or as an admin anybody's."""

    visitor_note_id: UUID


class VisitorNote(Shape):
    """A note on a visitor."""

    id: UUID
    visitor_id: UUID
    author: Author
    body: str
    created_at: Time
    edited_at: Time | None


class VisitorNotes(Shape):
    """All that is noted of a visitor, the newest first."""

    notes: list[VisitorNote]
