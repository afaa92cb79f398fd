"""What a visitor says about how they were helped."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from chatting_rt.wire.base import Command, Shape
from chatting_rt.wire.shapes import Score, VisitorConversation


class RateConversation(Command):
    """Rate a resolved conversation, or change what one said before."""

    conversation_id: UUID
    rating: Score
    comment: Annotated[str, Meta(max_length=2000)] | None = None


class RatingKept(Shape):
    """The conversation as it is now, with the rating."""

    conversation: VisitorConversation
