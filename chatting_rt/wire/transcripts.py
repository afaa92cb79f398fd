"""What is said about transcripts: a conversation to read, keep and pass on."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from chatting_rt.wire.accounts import Email
from chatting_rt.wire.base import Command, Shape, Time

TimeZone = Annotated[str, Meta(min_length=1, max_length=64, description="A name of the IANA database; null: UTC")]


class RequestVisitorTranscript(Command):
    """Ask for the conversation. With an address the link goes there by mail; without, it comes right back."""

    conversation_id: UUID
    email: Email | None = None
    time_zone: TimeZone | None = None


class RequestAgentTranscript(Command):
    """Ask for the conversation. `mail_to` sends the link by mail; without, it comes right back.

    Notes are only for oneself: what goes to the visitor never holds any.
    """

    conversation_id: UUID
    mail_to: Literal["me", "visitor"] | None = None
    includes_notes: bool = False
    time_zone: TimeZone | None = None


class TranscriptRequested(Shape):
    """Null when it went by mail. The path is below the server's address; add .txt or .html for a file."""

    path: str | None
    expires_at: Time
