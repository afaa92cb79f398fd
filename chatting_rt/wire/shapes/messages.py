"""Messages, and what they quote."""

from typing import Literal
from uuid import UUID

from chatting_rt.wire.activities import Activity
from chatting_rt.wire.base import Author, Seq, Shape, Time
from chatting_rt.wire.shapes.files import Attachment

MessageKind = Literal["reply", "note", "activity"]
SentKind = Literal["reply", "note"]


class Quote(Shape):
    """What a message answers to, as that is now: once it was taken back, only that it was there."""

    message_id: UUID
    kind: MessageKind
    author: Author
    excerpt: str
    """The first 200 letters of its body; nothing where it was only files."""
    is_deleted: bool


class Message(Shape):
    """A reply (both sides see it), a note or an activity (agents only). With attachments its body may be empty.

    Of a deleted one only the place is left: its body is empty, and it has no attachments.
    """

    id: UUID
    conversation_id: UUID
    client_id: UUID
    seq: Seq
    """The event that created it: for an agent the workspace's number, for a visitor the conversation's public one."""
    kind: MessageKind
    body: str
    attachments: list[Attachment]
    author: Author
    created_at: Time
    edited_at: Time | None
    """When it was last worded anew."""
    is_deleted: bool
    activity: Activity | None = None
    """What happened, where that is what the message tells."""
    quote: Quote | None = None
    mentions: list[UUID] = []
    """Agents whom it names, in no order that means anything. Visitors are not told."""
