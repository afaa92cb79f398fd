"""What is said about search."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from chatting_rt.wire.base import Command, Seq, Shape
from chatting_rt.wire.labels import LabelIds
from chatting_rt.wire.shapes import Conversation, ConversationStatus, Message, MessageKind

SearchText = Annotated[str, Meta(min_length=1, max_length=200)]
Moment = Annotated[datetime, Meta(tz=True)]


class SearchPoint(Command):
    """Before a message, in the order of time."""

    at: Moment
    """To the microsecond."""
    seq: Seq


class SearchPlace(Command):
    """Where a page of results ended: what is newer than `top` was looked through, and of what is older some, by score.

    With a `span`, it is looked through by so many seconds at once; down to `bottom`, that is known to be quick.
    """

    top: SearchPoint
    bottom: Moment | None = None
    span: Annotated[int, Meta(ge=60, le=16 * 86_400)] | None = None
    score: float | None = None
    seq: Seq = 0


class Search(Command):
    """Find messages, and on the first page people.

    All words must occur, the last one at least begun; "in quotes" as a phrase, `or` between words for either, `-word`
    without it.
    """

    query: SearchText
    kind: MessageKind | None = None
    written_by: Literal["visitor", "agent"] | None = None
    author_id: UUID | None = None
    """An agent, who wrote it."""
    assignee_id: UUID | None | UnsetType = UNSET
    """Who has the conversation now; null is nobody."""
    status: ConversationStatus | None = None
    label_ids: LabelIds = []
    """Of conversations that carry each of these."""
    has_file: bool = False
    written_after: Moment | None = None
    written_before: Moment | None = None
    cursor: SearchPlace | None = None
    """The `next_cursor` of the page before."""
    limit: Annotated[int, Meta(ge=1, le=50)] = 20


class ExcerptPart(Shape):
    """A piece of plain text, which is what was looked for, or is not."""

    text: str
    is_match: bool


class MessageHit(Shape):
    """A message that was found, with its conversation and the passage that was."""

    message: Message
    conversation: Conversation
    excerpt: list[ExcerptPart]


class SearchResults(Shape):
    """Of the newest 60 messages with these words the best first; then of the 60 before them, and so on.

    What takes too long to look through at once comes in spans of time, the newest first: then a page may be short or
    empty, and there is a next one. What is newer than its `top` has been looked through.
    """

    messages: list[MessageHit]
    visitors: list[Conversation]
    """The newest conversation of each person whose name or address it is; on the first page only."""
    next_cursor: SearchPlace | None
